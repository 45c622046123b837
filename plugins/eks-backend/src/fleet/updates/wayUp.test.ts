import { wayUp } from './wayUp';

describe('the way up to a version', () => {
  it.each([
    ['1.34', '1.35', undefined],
    ['1.35', '1.35', undefined],
    ['1.36', '1.35', undefined],
    ['', '1.35', undefined],
    ['1.33', '1.35', 'Upgrade a in AWS by hand to 1.34 first.'],
    [
      '1.32',
      '1.36',
      'Upgrade a in AWS by hand first, one minor after another: to 1.33, 1.34 and 1.35.',
    ],
  ])('from %s to %s: %s', (from, to, words) => {
    expect(wayUp('a', from, to)).toBe(words);
  });
});
