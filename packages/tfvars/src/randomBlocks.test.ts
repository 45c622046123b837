import { type BlockValue, edit, parse } from '.';
import { aligned, misaligned } from './__testUtils__/aligned';
import { forAllDice } from './__testUtils__/dice';
import { someDocument } from './__testUtils__/documents';
import { asConverted, judge } from './__testUtils__/hashicorp';
import { isModelObject, type Model } from './__testUtils__/model';
import { names, someModel, someString } from './__testUtils__/values';
import { quote } from './values/quote';
import type { Value } from './values/value';

/** The model as arguments of a block, some of its strings as raw text. */
function asBlockValue(model: Model, isRaw: () => boolean): BlockValue {
  if (typeof model === 'string' && isRaw()) return { $raw: quote(model) };
  if (Array.isArray(model)) return model.map(each => asBlockValue(each, isRaw));
  if (!isModelObject(model)) return model as Value;
  return Object.fromEntries(
    Object.entries(model).map(([key, value]) => [
      key,
      asBlockValue(value, isRaw),
    ]),
  );
}

describe('random blocks', () => {
  it('are appended, read by HashiCorp, changed and removed', async () => {
    let judged = 0;
    await forAllDice(2_000, async dice => {
      const before = aligned(someDocument(dice, false).text);
      const label = someString(dice);
      const attributes = Object.fromEntries(
        Array.from({ length: dice.below(4) }, () => [
          dice.pick(names),
          someModel(dice, 3, false),
        ]),
      );
      const block = { block: ['module', label] } as const;
      const after = edit(before, [
        {
          op: 'appendBlock',
          type: 'module',
          labels: [label],
          attributes: Object.fromEntries(
            Object.entries(attributes).map(([name, model]) => [
              name,
              asBlockValue(model, () => dice.oneIn(3)),
            ]),
          ),
        },
      ]);
      expect(after.startsWith(before)).toBe(true);
      expect(misaligned(after)).toEqual([]);
      expect(parse(after).has([block])).toBe(true);

      const { content } = (await judge(after.slice(before.length))) as {
        content?: { module: Record<string, unknown[]> };
      };
      const [[, meant]] = Object.entries(content?.module ?? { none: [] });
      expect({ after, meant }).toEqual({
        after,
        meant: [asConverted(attributes)],
      });
      judged += 1;

      const value = someModel(dice, 2, false) as Value;
      const changed = edit(after, [
        { op: 'set', path: [block, 'added'], value, create: true },
      ]);
      expect(misaligned(changed)).toEqual([]);
      const removed = edit(changed, [{ op: 'remove', path: [block] }]);
      // Of blank lines at the end one can be gone.
      expect(removed.trimEnd()).toBe(before.trimEnd());
    });
    expect(judged).toBe(2_000);
  }, 120_000);
});
