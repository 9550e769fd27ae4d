/** One thing that stands in the way of an intent, as a sentence; `field` says where it is mended. */
export type Missing = { field: string; sentence: string };

type Rated = {
  ratersInvited: number;
  ratersSubmitted: number;
  revealed: boolean;
  /** Criteria of the scoring model nobody has rated. */
  unrated: readonly { name: string }[];
};

/** No decision without ratings, and none on a round whose answers are still hidden. */
export function missingForDecision(rated: Rated): Missing[] {
  if (rated.ratersSubmitted === 0) {
    return [{ field: 'ratings', sentence: 'Every criterion has to be rated at least once.' }];
  }
  if (!rated.revealed) {
    const { ratersSubmitted, ratersInvited } = rated;
    const sentence = `${ratersSubmitted} of ${ratersInvited} have rated: wait for the others, or close the round.`;
    return [{ field: 'ratings', sentence }];
  }
  return rated.unrated.map(({ name }) => ({
    field: 'ratings',
    sentence: `${name} is not rated yet.`,
  }));
}
