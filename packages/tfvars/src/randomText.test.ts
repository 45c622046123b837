import { type Operation, parse, TfvarsError } from '.';
import { attempt } from './__testUtils__/attempt';
import { forAllDice } from './__testUtils__/dice';
import { damaged, pieces } from './__testUtils__/fuzzText';
import { judge } from './__testUtils__/hashicorp';

/** Whether the text is read; anything but a TfvarsError fails the test. */
function isAccepted(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof TfvarsError)) throw error;
    return false;
  }
}

const operations: Operation[] = [
  { op: 'set', path: ['a'], value: [{ b: 1 }], create: true },
  { op: 'append', path: ['a'], value: { b: 2 }, uniqueBy: 'b' },
  { op: 'remove', path: ['a', { b: 1 }] },
];

describe('random text', () => {
  it.each([
    ['pieces of HCL', pieces, 40],
    ['damaged texts', damaged, 20],
  ])(
    'is accepted exactly when HashiCorp accepts it: %s',
    async (_, textOf, length) => {
      const counts = { accepted: 0, refused: 0 };
      await forAllDice(
        8_000,
        async dice => {
          const text = textOf(dice);
          const accepted = isAccepted(text);
          counts[accepted ? 'accepted' : 'refused'] += 1;
          const judgement = await judge(text);
          expect({ text, accepted: judgement.accepted }).toEqual({
            text,
            accepted,
          });
          expect(attempt(text, ...operations)).not.toHaveProperty(
            'code',
            'InternalError',
          );
        },
        length,
      );
      expect(counts.accepted).toBeGreaterThan(200);
      expect(counts.refused).toBeGreaterThan(200);
    },
    120_000,
  );
});
