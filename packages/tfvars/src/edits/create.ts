import { TfvarsError } from '../errors';
import { isIdentifier } from '../lexer/characters';
import type { Splice } from '../layout/splice';
import { notFound } from '../paths/locate';
import type { Path } from '../paths/path';
import { isValueTarget, type Target } from '../paths/target';
import type { Syntax } from '../syntax/parse';
import type { Value } from '../values/value';
import { addToEnd } from './add';
import { asItem } from './additions';
import { addAttribute } from './body';
import { containerOf } from './container';
import { isOneLine } from './range';
import { quotesKeys } from './style';

/**
 * Adds keys to an object.
 *
 * @param path - the path of the object
 */
export function createItems(
  syntax: Syntax,
  target: Target,
  entries: readonly (readonly [string, Value])[],
  path: Path,
): Splice[] {
  if (!isValueTarget(target) || target.value.kind !== 'object') {
    throw notFound(target, entries[0][0], path);
  }
  const object = target.value;
  const quoted = quotesKeys(object);
  return addToEnd(
    syntax,
    containerOf(object),
    entries.map(([key, value]) => asItem(key, value, quoted)),
    isOneLine(syntax, target),
  );
}

/**
 * Adds a key to an object, or an argument to a body.
 *
 * @param path - the path of the object or body
 */
export function create(
  syntax: Syntax,
  parent: Target,
  key: string,
  value: Value,
  path: Path,
): Splice[] {
  if (isValueTarget(parent)) {
    return createItems(syntax, parent, [[key, value]], path);
  }
  if (!isIdentifier(key)) {
    throw new TfvarsError(
      'InvalidValue',
      `${JSON.stringify(key)} cannot be the name of an argument.`,
      { path: [...path, key] },
    );
  }
  return addAttribute(syntax, parent.body, key, value);
}
