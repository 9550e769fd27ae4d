/** Where the questions about a field are on the page, and where the field of the brief is. */
export const threadId = (field: string): string => `thread-${field}`;
export const sentId = (field: string): string => `sent-${field}`;

/** Leads to a place on the page, and the keyboard with it. Says whether it is there. */
export function leadTo(id: string): boolean {
  const place = document.getElementById(id);
  if (!place) return false;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  place.scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' });
  place.focus({ preventScroll: true });
  return true;
}
