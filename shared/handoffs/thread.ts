import type { Question } from './schema.ts';

/** Neither answered nor taken as a risk. */
export const isOpen = ({ answer, takenAt }: Pick<Question, 'answer' | 'takenAt'>): boolean =>
  answer === null && takenAt === null;

/** Who was mentioned in an open question and has not replied since. */
export function awaitedIn({ answer, takenAt, mentions, replies }: Question): string[] {
  if (!isOpen({ answer, takenAt })) return [];
  return mentions
    .filter(
      ({ memberId, mentionedAt }) =>
        !replies.some(
          ({ authorId, writtenAt }) =>
            authorId === memberId && Date.parse(writtenAt) >= Date.parse(mentionedAt),
        ),
    )
    .map(({ memberId }) => memberId);
}
