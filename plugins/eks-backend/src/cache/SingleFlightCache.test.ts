import {
  SingleFlightCache,
  SingleFlightCacheOptions,
} from './SingleFlightCache';

describe('SingleFlightCache', () => {
  let now = 0;
  beforeEach(() => {
    now = 0;
  });
  const create = (options: Partial<SingleFlightCacheOptions> = {}) =>
    new SingleFlightCache<unknown>({
      maxAgeMs: 100,
      maxEntries: 10,
      now: () => now,
      ...options,
    });
  /** A load that ends when it is told to. */
  function slowLoad() {
    let resolve: (value: unknown) => void = () => {};
    let reject: (error: Error) => void = () => {};
    const promise = new Promise<unknown>((...settle) => {
      [resolve, reject] = settle;
    });
    return { load: jest.fn(() => promise), resolve, reject };
  }

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

  it('tells when a load ended', async () => {
    const cache = create();
    const { load, resolve } = slowLoad();
    const reading = cache.read('a', load);
    now = 40;
    resolve('value');
    const first = await reading;
    expect(first).toEqual({ value: 'value', readAt: new Date(40) });
    now = 139;
    expect(await cache.read('a', load)).toBe(first);
  });

  it('keeps nothing with an age of 0', async () => {
    const cache = create({ maxAgeMs: 0 });
    const load = jest.fn(async () => 1);
    await Promise.all([cache.get('a', load), cache.get('a', load)]);
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('drops values that are too old, also those nobody asks for', async () => {
    const cache = create();
    const load = jest.fn(async () => 1);
    await cache.get('old', load);
    now = 100;
    await cache.get('other', load);
    // Were it only hidden by its age, an earlier clock would show it again.
    now = 50;
    await cache.get('old', load);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('does not keep failures', async () => {
    const cache = create();
    await expect(
      cache.get('a', async () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    await expect(
      cache.get('a', () => {
        throw new Error('not at all');
      }),
    ).rejects.toThrow('not at all');
    await expect(cache.get('a', async () => 2)).resolves.toBe(2);
  });

  it('drops the oldest entry when it is full', async () => {
    const cache = create({ maxEntries: 2 });
    const load = jest.fn(async () => 1);
    for (const key of ['a', 'b', 'c', 'b', 'c']) await cache.get(key, load);
    expect(load).toHaveBeenCalledTimes(3);
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(4);
  });

  it('forgets the value of a load that runs', async () => {
    const cache = create();
    const { load, resolve } = slowLoad();
    const before = cache.get('a', load);
    cache.delete('a');
    const after = cache.get('a', async () => 'new');
    resolve('old');
    await expect(before).resolves.toBe('old');
    await expect(after).resolves.toBe('new');
    await expect(cache.get('a', load)).resolves.toBe('new');
  });

  it('goes on for the others when one caller leaves', async () => {
    const cache = create();
    const { load, resolve } = slowLoad();
    const leaver = new AbortController();
    const left = cache.get('a', load, leaver.signal);
    const stayed = cache.get('a', load);
    leaver.abort(new Error('the browser went away'));
    await expect(left).rejects.toThrow('the browser went away');
    resolve('value');
    await expect(stayed).resolves.toBe('value');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('gives a load a signal with its time limit', async () => {
    const untilStopped = (signal: AbortSignal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    await expect(
      create({ timeoutMs: 20 }).get('a', untilStopped),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  describe('when a shared load fails', () => {
    const failing = (words: string) =>
      jest.fn(async () => Promise.reject(new Error(words)));

    it('fails only the caller whose load it was', async () => {
      const cache = create();
      const own = jest.fn(async () => 'of account 2');
      const third = failing('account 3');
      const answers = await Promise.allSettled([
        cache.get('a', failing('account 1')),
        cache.get('a', own),
        cache.get('a', third),
      ]);
      expect(answers).toMatchObject([
        { reason: { message: 'account 1' } },
        { value: 'of account 2' },
        { value: 'of account 2' },
      ]);
      expect(own).toHaveBeenCalledTimes(1);
      expect(third).not.toHaveBeenCalled();
    });

    it('gives each caller the error of its own load, which runs once', async () => {
      const cache = create();
      const loads = Array.from({ length: 8 }, (_, i) =>
        failing(`account ${i}`),
      );
      const answers = await Promise.allSettled(
        loads.map(load => cache.get('a', load)),
      );
      expect(answers).toMatchObject(
        loads.map((_, i) => ({ reason: { message: `account ${i}` } })),
      );
      for (const load of loads) expect(load).toHaveBeenCalledTimes(1);
    });

    it('waits for few failures of others before it loads by itself', async () => {
      const cache = create();
      const slow = slowLoad();
      const callers = [1, 2, 3].map(i =>
        cache.get('a', failing(`account ${i}`)),
      );
      const fourth = cache.get('a', slow.load);
      const fifth = cache.get('a', async () => 'of account 5');
      await Promise.allSettled(callers);
      await expect(fifth).resolves.toBe('of account 5');
      slow.resolve('of account 4');
      await expect(fourth).resolves.toBe('of account 4');
    });

    it('does not load for a caller who has left', async () => {
      const cache = create();
      const first = slowLoad();
      const second = jest.fn(async () => 2);
      const leaver = new AbortController();
      const answers = Promise.allSettled([
        cache.get('a', first.load),
        cache.get('a', second, leaver.signal),
      ]);
      leaver.abort(new Error('left'));
      first.reject(new Error('no'));
      expect(await answers).toMatchObject([
        { reason: { message: 'no' } },
        { reason: { message: 'left' } },
      ]);
      expect(second).not.toHaveBeenCalled();
    });

    it('fails all callers when their loads are the same', async () => {
      const cache = create({ retryOwn: false });
      const load = failing('down');
      const answers = await Promise.allSettled(
        [1, 2, 3].map(() => cache.get('a', load)),
      );
      expect(answers.map(({ status }) => status)).toEqual(
        Array(3).fill('rejected'),
      );
      expect(load).toHaveBeenCalledTimes(1);
    });
  });
});
