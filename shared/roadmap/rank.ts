type Ranked = {
  id: string;
  score: number | null;
  costOfDelay: number | null;
  effortLikely: number | null;
};

/**
 * Does a place agree with the score? Nothing above may score lower, nothing below higher; what has no
 * score says nothing.
 */
export function agreesWithScore(order: readonly Ranked[], movedId: string): boolean {
  const index = order.findIndex((card) => card.id === movedId);
  const mine = order[index]?.score ?? null;
  if (mine === null) return true;
  return order.every((card, place) => {
    if (card.score === null || place === index) return true;
    return place < index ? card.score >= mine : card.score <= mine;
  });
}

/**
 * Delay cost a new order adds to the old one when one crew works down the list: each card waits for
 * the effort of those before it, and waiting costs its cost of delay (total weighted completion time,
 * Smith 1956, "Various optimizers for single-stage production"). Cards without an effort take no time.
 * @returns money; negative when the new order is cheaper
 */
export function delayCostAdded(before: readonly Ranked[], after: readonly Ranked[]): number {
  return delayCost(after) - delayCost(before);
}

function delayCost(order: readonly Ranked[]): number {
  let weeks = 0;
  let cost = 0;
  for (const card of order) {
    weeks += card.effortLikely ?? 0;
    cost += weeks * (card.costOfDelay ?? 0);
  }
  return cost;
}
