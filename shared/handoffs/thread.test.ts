import { describe, expect, it } from 'vitest';
import type { Question } from './schema.ts';
import { awaitedIn } from './thread.ts';

const at = (hour: number) => `2026-11-22T${hour}:00:00.000Z`;
const question: Question = {
  id: 'q',
  briefNumber: 1,
  field: 'metric',
  body: 'Whose?',
  blocking: false,
  askedById: 'leo',
  askedAt: at(10),
  answer: null,
  answeredById: null,
  answeredAt: null,
  takenAt: null,
  replies: [],
  mentions: [{ memberId: 'lin', mentionedById: 'leo', mentionedAt: at(11) }],
};
const reply = (authorId: string, hour: number) => ({
  id: `r${hour}`,
  authorId,
  body: 'Well',
  writtenAt: at(hour),
});

describe('who is awaited in a thread', () => {
  it('is who was mentioned, until they reply', () => {
    expect(awaitedIn(question)).toEqual(['lin']);
    expect(awaitedIn({ ...question, replies: [reply('ada', 12)] })).toEqual(['lin']);
    expect(awaitedIn({ ...question, replies: [reply('lin', 12)] })).toEqual([]);
  });

  it('is who was mentioned again after a reply', () => {
    expect(awaitedIn({ ...question, replies: [reply('lin', 10)] })).toEqual(['lin']);
  });

  it('is nobody once it is answered or taken as a risk', () => {
    expect(awaitedIn({ ...question, answer: 'Ours.' })).toEqual([]);
    expect(awaitedIn({ ...question, takenAt: at(13) })).toEqual([]);
  });
});
