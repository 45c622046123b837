import { SharedReadings } from './SharedReadings';

function setUp(options: { maxAgeMs?: number; maxEntries?: number } = {}) {
  const reads: string[] = [];
  const readings = new SharedReadings<string>({
    maxAgeMs: 60_000,
    maxEntries: 10,
    timeoutMs: 60_000,
    ...options,
  });
  const get = (key: string, signal?: AbortSignal) =>
    readings.get(
      key,
      async () => {
        reads.push(key);
        await new Promise(resolve => setTimeout(resolve, 5));
        return `${key} ${reads.length}`;
      },
      signal,
    );
  return { get, reads, readings };
}

describe('SharedReadings', () => {
  it('reads once for all who ask at the same time or soon after', async () => {
    const { get, reads } = setUp();
    const first = await Promise.all([get('a'), get('a'), get('b'), get('a')]);
    const later = await get('a');
    expect(first.map(reading => reading.value)).toEqual([
      'a 2',
      'a 2',
      'b 2',
      'a 2',
    ]);
    expect(later).toBe(first[0]);
    expect(reads).toEqual(['a', 'b']);
  });

  it('reads again when the reading is old', async () => {
    const { get, reads } = setUp({ maxAgeMs: 0 });
    await get('a');
    await get('a');
    expect(reads).toEqual(['a', 'a']);
  });

  it('keeps a bounded number of readings, the newest ones', async () => {
    const { get, reads } = setUp({ maxEntries: 2 });
    for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await get(key);
    expect(reads).toEqual(['a', 'b', 'c', 'a']);
  });

  it('goes on for the others when one caller leaves', async () => {
    const { get, reads } = setUp();
    const leaver = new AbortController();
    const left = get('a', leaver.signal);
    const stayed = get('a');
    leaver.abort(new Error('the browser went away'));
    await expect(left).rejects.toThrow('the browser went away');
    await expect(stayed).resolves.toMatchObject({ value: 'a 1' });
    await expect(get('z', leaver.signal)).rejects.toThrow('went away');
    expect(reads).toEqual(['a', 'z']);
  });

  it('keeps no failure, and gives the reading a signal with a limit', async () => {
    const { readings, get } = setUp();
    const signals: AbortSignal[] = [];
    const failing = readings.get('a', async signal => {
      signals.push(signal);
      throw new Error('down');
    });
    await expect(failing).rejects.toThrow('down');
    expect(signals[0].aborted).toBe(false);
    await expect(get('a')).resolves.toMatchObject({ value: 'a 1' });
  });
});
