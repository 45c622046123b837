import { TfvarsError } from '../errors';
import { locateTarget, describeTarget, refusalOf } from '../paths/locate';
import { fieldOf } from '../paths/matching';
import { describePath, type Path } from '../paths/path';
import { isValueTarget } from '../paths/target';
import type { Expression, TupleExpression } from '../syntax/nodes';
import { describeReason } from '../syntax/reason';
import { checkValue } from '../values/check';
import { errorAt } from '../values/toValue';
import {
  entriesByKey,
  isObject,
  normalized,
  sameValue,
  type Value,
} from '../values/value';
import { addToEnd } from './add';
import { containerOf } from './container';
import type { AppendOperation } from './operation';
import { isOneLine } from './range';
import { asElement } from './additions';
import type { EditedText } from './text';
import { concretePath, expectValue, wrongResult } from './verify';

/** The values by which the new element must be the only one. */
function identityOf(
  value: Value,
  fields: readonly string[],
  path: Path,
): Map<string, Value> {
  const entries = isObject(value)
    ? entriesByKey(value)
    : new Map<string, Value>();
  return new Map(
    fields.map(field => {
      const entry = entries.get(normalized(field));
      if (entry !== undefined) return [field, entry];
      throw new TfvarsError(
        'InvalidValue',
        `The new element has no field \`${field}\`, by which it should be unique.`,
        { path },
      );
    }),
  );
}

/** False when it is computed what the element, or one of the fields, is. */
function isComparable(element: Expression, fields: readonly string[]): boolean {
  if (element.kind === 'opaque') return false;
  if (element.kind !== 'object') return true;
  const names = fields.map(normalized);
  return element.items.every(
    ({ key, value }) =>
      key.name !== undefined &&
      (value.kind !== 'opaque' || !names.includes(key.name)),
  );
}

/** Refuses when an element has, or could have, the same identity. */
function checkUnique(
  list: TupleExpression,
  identity: ReadonlyMap<string, Value>,
  path: Path,
) {
  list.elements.forEach(({ value: element }, index) => {
    const elementPath = [...path, index];
    if (!isComparable(element, [...identity.keys()])) {
      throw errorAt(
        element,
        'NotALiteral',
        `\`${describePath(elementPath)}\` is computed, so it is not known whether the new element is in \`${describePath(path)}\` already. Change it by hand.`,
        elementPath,
      );
    }
    const isSame = [...identity].every(([field, wanted]) => {
      const value = fieldOf(element, field, elementPath);
      return value !== undefined && sameValue(value, wanted);
    });
    if (!isSame) return;
    const fields = [...identity].map(
      ([field, value]) => `${field} = ${JSON.stringify(value)}`,
    );
    throw errorAt(
      element,
      'AlreadyExists',
      `\`${describePath(path)}\` already has an element with ${fields.join(', ')}.`,
      elementPath,
    );
  });
}

/** Adds an element at the end of a list. */
export function append(
  edited: EditedText,
  { path, value, uniqueBy = [] }: AppendOperation,
): EditedText {
  checkValue(value, path);
  const { syntax } = edited;
  const target = locateTarget(syntax.body, path);
  if (!isValueTarget(target) || target.value.kind !== 'tuple') {
    const isComputed =
      isValueTarget(target) && target.value.kind === 'opaque'
        ? describeReason(target.value.reason)
        : undefined;
    throw refusalOf(
      target,
      isComputed ? 'NotALiteral' : 'TypeMismatch',
      name =>
        isComputed
          ? `${name} is computed by ${isComputed}, so nothing can be added to it here. Change it by hand.`
          : `${name} is ${describeTarget(target)}, not a list.`,
      path,
    );
  }
  const fields = typeof uniqueBy === 'string' ? [uniqueBy] : uniqueBy;
  const list = target.value;
  if (fields.length > 0) {
    checkUnique(list, identityOf(value, fields, path), path);
  }
  const concrete = concretePath(syntax.body, path);
  const result = edited.with(
    addToEnd(
      syntax,
      containerOf(list),
      [asElement(value)],
      isOneLine(syntax, target),
    ),
  );
  const changed = locateTarget(result.syntax.body, concrete);
  const count = list.elements.length;
  const isLonger =
    isValueTarget(changed) &&
    changed.value.kind === 'tuple' &&
    changed.value.elements.length === count + 1;
  if (!isLonger) throw wrongResult(path);
  expectValue(result, [...concrete, count], value);
  return result;
}
