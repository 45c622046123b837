import { SingleFlightCache } from './SingleFlightCache';

describe('SingleFlightCache', () => {
  let now = 0;
  const create = (maxEntries = 10) =>
    new SingleFlightCache<number>({
      maxAgeMs: 100,
      maxEntries,
      now: () => now,
    });

  it('shares one load among callers and keeps it until it is too old', async () => {
    const cache = create();
    const load = jest.fn(async () => 1);
    await Promise.all(Array.from({ length: 50 }, () => cache.get('a', load)));
    expect(load).toHaveBeenCalledTimes(1);
    now = 99;
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(1);
    now = 100;
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(2);
    cache.delete('a');
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('does not keep failures', async () => {
    const cache = create();
    await expect(
      cache.get('a', async () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    await expect(cache.get('a', async () => 2)).resolves.toBe(2);
  });

  it('drops the oldest entry when it is full', async () => {
    const cache = create(2);
    const load = jest.fn(async () => 1);
    for (const key of ['a', 'b', 'c', 'b', 'c']) await cache.get(key, load);
    expect(load).toHaveBeenCalledTimes(3);
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(4);
  });
});
