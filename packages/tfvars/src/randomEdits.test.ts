import { edit, type Operation, parse, type Path, TfvarsError } from '.';
import { edited } from './__testUtils__/attempt';
import { aligned, misaligned } from './__testUtils__/aligned';
import { type Dice, forAllDice } from './__testUtils__/dice';
import { someDocument } from './__testUtils__/documents';
import {
  asConverted,
  judge,
  withPlaceholders,
} from './__testUtils__/hashicorp';
import {
  applied,
  isModelObject,
  type Model,
  type ModelObject,
} from './__testUtils__/model';
import { placesOf, someOperation } from './__testUtils__/operations';
import { changedOutside } from './__testUtils__/outside';
import { names, someModel, someScalar } from './__testUtils__/values';
import { quote } from './values/quote';
import type { Value } from './values/value';

const timeout = 170_000;

/** Fails unless HashiCorp reads exactly the model in the text. */
async function expectMeaning(text: string, model: ModelObject) {
  const judgement = await judge(text);
  if (!judgement.accepted) throw new Error(`${judgement.message}\n${text}`);
  // The converter cannot evaluate some computed values; the parser read them.
  if (judgement.content === undefined) return false;
  const meaning = withPlaceholders(judgement.content, model);
  expect({ text, meaning }).toEqual({ text, meaning: asConverted(model) });
  return true;
}

/** The value at the path, unless something in it is computed. */
function valueAt(text: string, path: Path): Value | undefined {
  try {
    return parse(text).get(path);
  } catch (error) {
    if (error instanceof TfvarsError && error.code === 'NotALiteral') {
      return undefined;
    }
    throw error;
  }
}

describe('random edits of random texts', () => {
  it(
    'do what they should, and nothing else, to texts in any disorder',
    async () => {
      let judged = 0;
      await forAllDice(10_000, async dice => {
        const { text, model } = someDocument(dice, true);
        const operation = someOperation(dice, model);
        const after = edited(text, operation);
        if (after === undefined) return;
        if (await expectMeaning(after, applied(model, operation))) judged += 1;
        const changed = changedOutside(text, after, operation);
        expect({ text, operation, after, changed }).toMatchObject({
          changed: [],
        });
      });
      expect(judged).toBeGreaterThan(7_000);
    },
    timeout,
  );

  it(
    'leave a text in columns that was in columns',
    async () => {
      await forAllDice(6_000, dice => {
        const example = someDocument(dice, false);
        const text = aligned(example.text);
        expect(misaligned(text)).toEqual([]);
        const operation = someOperation(dice, example.model);
        const after = edited(text, operation);
        if (after === undefined) return;
        expect({ text, operation, wrong: misaligned(after) }).toEqual({
          text,
          operation,
          wrong: [],
        });
      });
    },
    timeout,
  );

  it(
    'change nothing when the value is there already',
    async () => {
      let unchanged = 0;
      await forAllDice(3_000, dice => {
        const { text, model } = someDocument(dice, true);
        const path = dice.pick(placesOf(model).slice(1))?.path;
        if (!path) return;
        const value = valueAt(text, path);
        if (value === undefined) return;
        expect(edit(text, [{ op: 'set', path, value }])).toBe(text);
        unchanged += 1;
      });
      expect(unchanged).toBeGreaterThan(1_500);
    },
    timeout,
  );
});

/** The operation and the one that undoes it, where one must exist. */
function someReversible(
  dice: Dice,
  text: string,
  model: ModelObject,
): [Operation, Operation] | undefined {
  const { path, model: old } =
    dice.pick(placesOf(model).slice(1)) ?? ({ path: [], model: null } as const);
  if (path.length === 0) return undefined;
  const value = someModel(dice, 2, false) as Value;
  const written = parse(text).locate(path).text;
  if (Array.isArray(old)) {
    if (old.length === 0 && written !== '[]') return undefined;
    return [
      { op: 'append', path, value },
      { op: 'remove', path: [...path, old.length] },
    ];
  }
  if (isScalar(old) && written === writtenScalar(old)) {
    return [
      { op: 'set', path, value: someScalar(dice) },
      { op: 'set', path, value: old },
    ];
  }
  if (!isModelObject(old)) return undefined;
  if (Object.keys(old).length === 0 && written !== '{}') return undefined;
  const key = dice.pick(names.filter(name => !Object.hasOwn(old, name)));
  return [
    { op: 'set', path: [...path, key], value, create: true },
    { op: 'remove', path: [...path, key] },
  ];
}

function isScalar(model: Model): model is string | number | boolean | null {
  return model === null || typeof model !== 'object';
}

function writtenScalar(value: string | number | boolean | null): string {
  if (typeof value === 'string') return quote(value);
  // Behind a comment a minus is written in another way than here.
  return typeof value === 'number' && value < 0 ? '' : String(value);
}

/**
 * For texts in columns: setting a plain value back that was written in the
 * usual way; removing what was appended to a list with elements or to `[]`;
 * removing what was created in an object with items or in `{}`. Containers with
 * nothing but comments or newlines in them are left out: they close.
 */
describe('edits that can be undone', () => {
  it(
    'give the text back, byte for byte',
    async () => {
      let undone = 0;
      await forAllDice(8_000, dice => {
        const example = someDocument(dice, false);
        const text = aligned(example.text);
        const both = someReversible(dice, text, example.model);
        if (!both) return;
        const [operation, inverse] = both;
        const after = edited(text, operation);
        if (after === undefined) return;
        const back = edit(after, [inverse]);
        expect({ operation, after, back }).toEqual({
          operation,
          after,
          back: text,
        });
        undone += 1;
      });
      expect(undone).toBeGreaterThan(3_000);
    },
    timeout,
  );
});
