import fc from 'fast-check';

/**
 * Random choices that shrink: when the numbers are used up, every choice is
 * the first one, which generators keep the simplest.
 */
export class Dice {
  #at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** A number from 0 up to, not including, the limit. */
  below(limit: number): number {
    const number = this.numbers[this.#at] ?? 0;
    this.#at += 1;
    return number % limit;
  }

  /** True in one of so many cases. */
  oneIn(count: number): boolean {
    return this.below(count) === count - 1;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }
}

/** Dice that have this many random numbers. */
const rolled = (length: number) =>
  fc
    .noBias(
      fc.array(fc.nat(0xffff), {
        minLength: length / 2,
        maxLength: length,
        size: 'max',
      }),
    )
    .map(numbers => new Dice(numbers));

/**
 * Checks something with many random choices. The seed is fixed, so that a
 * failure can be repeated; fast-check prints it with the smallest example.
 */
export async function forAllDice(
  numRuns: number,
  check: (dice: Dice) => void | Promise<void>,
  length = 400,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(rolled(length), async dice => {
      await check(dice);
    }),
    { numRuns, seed: 20_211_211 },
  );
}
