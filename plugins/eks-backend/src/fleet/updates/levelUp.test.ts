import { levelUp } from './levelUp';

const running = (versions: Record<string, string>) =>
  Object.entries(versions).map(([name, version]) => ({ name, version }));

describe('the clusters of one value that run different versions', () => {
  it.each([
    [{ a: '1.35' }, undefined],
    [{ a: '1.35', b: '1.35' }, undefined],
    [{ a: '1.35', b: '' }, undefined],
    [{ a: '1.34', b: '1.35' }, 'Upgrade a from 1.34 to 1.35 first.'],
    [
      { a: '1.36', b: '1.34', c: '1.35' },
      'Upgrade b from 1.34 and c from 1.35 to 1.36 first, one minor after another.',
    ],
    [{ a: '1.9', b: '1.10' }, 'Upgrade a from 1.9 to 1.10 first.'],
  ])('%j: %s', (versions, words) => {
    expect(levelUp(running(versions))?.first).toBe(words);
  });

  it('says what each runs, and when it has to be done by hand', () => {
    expect(levelUp(running({ a: '1.35', b: '1.34' }), 'by hand')).toEqual({
      runs: 'a runs 1.35 and b runs 1.34',
      first: 'Upgrade b from 1.34 to 1.35 in AWS by hand first.',
    });
  });
});
