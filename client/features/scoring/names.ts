/** A rater's name; "Somebody" who has left. */
export const nameOf = (
  members: readonly { id: string; name: string }[],
  id: string | null | undefined,
): string => members.find((member) => member.id === id)?.name ?? 'Somebody';
