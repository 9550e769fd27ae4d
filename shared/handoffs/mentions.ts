type Named = { id: string; name: string };

/** A piece of what somebody wrote; with the member where it is a mention. */
export type Piece = { text: string; memberId: string | null };

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Who is meant by the `@` at this place: the longest name that stands there whole. */
function mentionedAt(text: string, at: number, people: readonly Named[]): Named | null {
  if (text[at] !== '@' || isWordCharacter(text[at - 1])) return null;
  const rest = text.slice(at + 1).toLocaleLowerCase();
  const named = people.filter(
    ({ name }) =>
      name !== '' &&
      rest.startsWith(name.toLocaleLowerCase()) &&
      !isWordCharacter(text[at + 1 + name.length]),
  );
  return named.toSorted((a, b) => b.name.length - a.name.length)[0] ?? null;
}

/** A text taken apart into plain words and mentions, which read `@` and a member's name. */
export function piecesOf(text: string, people: readonly Named[]): Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  const flush = () => {
    if (plain) pieces.push({ text: plain, memberId: null });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const member = mentionedAt(text, at, people);
    if (!member) {
      plain += text[at];
      at += 1;
      continue;
    }
    flush();
    const end = at + 1 + member.name.length;
    pieces.push({ text: text.slice(at, end), memberId: member.id });
    at = end;
  }
  flush();
  return pieces;
}

/** The members a text mentions, each once, in the order of the text. */
export const mentionedIn = (text: string, people: readonly Named[]): string[] => [
  ...new Set(piecesOf(text, people).flatMap(({ memberId }) => memberId ?? [])),
];

/** What is being typed after an `@` right before the cursor; null when no mention is being written. */
export function mentionBeing(text: string, cursor: number): { from: number; typed: string } | null {
  const before = text.slice(0, cursor);
  const from = before.lastIndexOf('@');
  if (from < 0 || isWordCharacter(before[from - 1])) return null;
  const typed = before.slice(from + 1);
  // A name has a few words at most, and does not begin with a space.
  return /^(?:\S+(?: \S*){0,2})?$/u.test(typed) && !typed.includes('\n') ? { from, typed } : null;
}

/** Members whose name, or a word of it, begins with what was typed. */
export function mentionable<One extends Named>(typed: string, people: readonly One[]): One[] {
  const wanted = typed.toLocaleLowerCase();
  const fits = ({ name }: One) => {
    const whole = name.toLocaleLowerCase();
    return whole.startsWith(wanted) || whole.split(/\s+/).some((word) => word.startsWith(wanted));
  };
  return people.filter(fits);
}
