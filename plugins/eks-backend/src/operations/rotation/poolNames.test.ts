import { isNamedAfter, nextPoolName } from './poolNames';

describe('the name of a replacement', () => {
  it.each([
    ['standard', [], 'standard2'],
    ['standard2', [], 'standard3'],
    ['standard', ['standard2', 'standard3'], 'standard4'],
    ['standard9', [], 'standard10'],
    ['gpu-a100', [], 'gpu-a100-2'],
    ['gpu-a100-2', [], 'gpu-a100-3'],
    ['m', ['m2'], 'm3'],
    ['a'.repeat(40), [], `${'a'.repeat(39)}2`],
  ])('of %s with %j taken is %s', (name, taken, expected) => {
    expect(nextPoolName(name, new Set(taken))).toBe(expected);
  });
});

describe('a pool that is named after another', () => {
  it.each([
    ['standard2', 'standard', true],
    ['standard3', 'standard2', true],
    ['gpu-a100-2', 'gpu-a100', true],
    ['standard', 'standard', false],
    ['standard', 'standard2', false],
    ['standardized', 'standard', false],
    ['spot2', 'standard', false],
  ])('%s after %s: %s', (name, pool, expected) => {
    expect(isNamedAfter(name, pool)).toBe(expected);
  });
});
