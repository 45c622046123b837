/** Numbers from 0 to below 1. */
export type Random = () => number;

const VARIABLE = 'EKS_KILLS_SEED';

/** Numbers that look random and are the same for the same seed (Mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** From `least` to `most`; each order of magnitude as often as the others. */
export function anyScale(random: Random, least: number, most: number): number {
  return least * (most / least) ** random();
}

/**
 * Runs a check with random numbers of a seed, which `EKS_KILLS_SEED` sets.
 * @param check - may tell how far it has come
 * @throws Error that names the seed and how far the check had come
 */
export async function withSeed<T>(
  check: (random: Random, tell: (line: string) => void) => Promise<T>,
): Promise<T> {
  const seed = Number(
    process.env[VARIABLE] ?? Math.floor(Math.random() * 2 ** 32),
  );
  const lines: string[] = [];
  try {
    return await check(seededRandom(seed), line => lines.push(line));
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(
      [
        message,
        ...lines,
        `The same moments again, as far as the machine's speed lets them: ${VARIABLE}=${seed}`,
      ].join('\n'),
      { cause },
    );
  }
}
