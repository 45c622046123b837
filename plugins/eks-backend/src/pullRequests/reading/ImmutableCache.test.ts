import { ImmutableCache } from './ImmutableCache';

describe('ImmutableCache', () => {
  let now = 0;
  beforeEach(() => {
    now = 0;
  });
  const create = () =>
    new ImmutableCache<number>({
      maxEntries: 3,
      maxBytes: 100,
      maxAgeMs: 50,
      now: () => now,
    });
  const keysOf = (cache: ImmutableCache<number>, keys: string) =>
    [...keys].filter(key => cache.get(key) !== undefined).join('');

  it('drops what was used longest ago beyond its number', () => {
    const cache = create();
    for (const key of 'abc') cache.set(key, 1, 1);
    cache.get('a');
    cache.set('d', 1, 1);
    expect(keysOf(cache, 'abcd')).toBe('acd');
  });

  it('drops beyond its size and takes nothing that is larger than it', () => {
    const cache = create();
    cache.set('a', 1, 60);
    cache.set('b', 1, 60);
    expect(keysOf(cache, 'ab')).toBe('b');
    cache.set('b', 2, 90);
    cache.set('c', 1, 10);
    expect(keysOf(cache, 'bc')).toBe('bc');
    expect(cache.get('b')).toBe(2);
    cache.set('d', 1, 101);
    expect(keysOf(cache, 'bcd')).toBe('bc');
  });

  it('forgets after its age, however often it was used', () => {
    const cache = create();
    cache.set('a', 1, 100);
    now = 49;
    expect(cache.get('a')).toBe(1);
    now = 50;
    expect(cache.get('a')).toBeUndefined();
    cache.set('b', 1, 100);
    expect(cache.get('b')).toBe(1);
  });
});
