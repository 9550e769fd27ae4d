/** A name by its id, from the list it is in; "Somebody" who has left, "nobody" where there is none. */
export function nameIn(
  list: readonly { id: string; name: string }[],
  id: string | null | undefined,
): string {
  if (!id) return 'nobody';
  return list.find((one) => one.id === id)?.name ?? 'Somebody';
}
