import type { Dice } from './dice';
import { Computed, type Model, type ModelObject } from './model';

const strings = [
  'a',
  '',
  'eu-west-1',
  '10.0.0.0/18',
  '# no comment',
  '// none',
  '/* none */',
  'say "hi"',
  'back\\slash',
  'two\nlines\n',
  '  indented\n    more\n',
  'ends\r\n',
  'tab\there',
  '${var.name}',
  '%{ if x }y%{ endif }',
  '$${twice}',
  '%%{twice}',
  '$$$',
  '%',
  'é',
  'e\u0301',
  '日本語',
  '👨‍👩‍👧 family',
  'EOT',
  '}',
  ']',
  '\u0000\u001f\u007f',
  '\ufeff',
  '\u2028',
];
const keys = [
  'a',
  'b',
  'c',
  'name',
  'min_size',
  'node-labels',
  'instance_types',
  'ключ',
  'é',
  'for',
  'null',
  'true',
  '1',
  '1.5',
  'with space',
  'a/b.c',
  '',
  '${x}',
  'quo"te',
  '__proto__',
  'constructor',
];
const numbers = [0, 1, 3, -5, 1.5, -0.25, 1e21, 1e-7, 111111111111, 42];
const computed = [
  'f(x)',
  'var.a',
  'a ? 1 : 2',
  '[for x in y : x]',
  '{ for k, v in y : k => v }',
  '(1)',
  '1 + 2',
  'a[*].b',
  '"${a}-x"',
  'provider::aws::f("x")',
  'merge({ a = 1 }, {\n    b = 2\n})',
];

export const names = keys.slice(0, 9);

export function someString(dice: Dice): string {
  return dice.pick(strings);
}

export function someScalar(dice: Dice): string | number | boolean | null {
  switch (dice.below(6)) {
    case 0:
    case 1:
      return dice.pick(numbers);
    case 2:
      return dice.oneIn(2);
    case 3:
      return dice.oneIn(3) ? null : true;
    default:
      return someString(dice);
  }
}

export function someObject(
  dice: Dice,
  depth: number,
  mayCompute: boolean,
): ModelObject {
  const entries: [string, Model][] = [];
  const count = dice.below(5);
  for (let index = 0; index < count; index += 1) {
    entries.push([dice.pick(keys), someModel(dice, depth - 1, mayCompute)]);
  }
  return Object.fromEntries(entries);
}

/** A value, with computed places when they may be. */
export function someModel(
  dice: Dice,
  depth: number,
  mayCompute: boolean,
): Model {
  const kind = dice.below(depth > 0 ? 10 : 5);
  if (kind < 5) return someScalar(dice);
  if (kind === 5 && mayCompute) return new Computed(dice.pick(computed));
  if (kind < 8) {
    return Array.from({ length: dice.below(4) }, () =>
      someModel(dice, depth - 1, mayCompute),
    );
  }
  return someObject(dice, depth, mayCompute);
}
