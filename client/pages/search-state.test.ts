import { describe, expect, it, vi } from 'vitest';
import { stateOf } from './search-state.ts';

const answered = {
  data: {},
  isError: false,
  isPaused: false,
  isPlaceholderData: false,
  isFetching: false,
  refetch: vi.fn(),
};
const said = { text: 'leak', asked: 'leak', found: 3 };

describe('a search from the palette', () => {
  it('says nothing when it found something', () => {
    expect(stateOf(answered, said)).toEqual({ status: 'done', sentence: null });
  });

  it('says when it found nothing, and of what', () => {
    const state = stateOf(answered, { ...said, found: 0 });
    expect(state).toEqual({ status: 'done', sentence: 'No opportunity goes by “leak”.' });
  });

  it.each([
    ['more is typed than was asked for', {}, { text: 'leaks' }],
    ['the answer is still of the words before', { isPlaceholderData: true }, {}],
    ['nothing was answered yet', { data: undefined, isFetching: true }, { found: 0 }],
  ])('is under way while %s', (_, query, words) => {
    expect(stateOf({ ...answered, ...query }, { ...said, ...words }).status).toBe('searching');
  });

  it.each([
    ['it was refused', { isError: true }],
    ['the line is down', { isPaused: true }],
  ])('can be tried again when %s', (_, query) => {
    const state = stateOf({ ...answered, ...query, data: undefined }, { ...said, found: 0 });
    if (state.status !== 'failed') throw new Error(state.status);
    state.onRetry();
    expect(answered.refetch).toHaveBeenCalled();
  });
});
