import type { Block, Body, Expression, TupleExpression } from '../syntax/nodes';
import { checkKeys, errorAt, toValue } from '../values/toValue';
import { normalized, sameValue, type Value } from '../values/value';
import { type BlockStep, describePath, type Match, type Path } from './path';

/** Blocks with exactly this type and these labels. */
export function blocksLike(body: Body, step: BlockStep): readonly Block[] {
  const [type, ...labels] = step.block;
  return body.blocks.filter(
    block =>
      block.type === type &&
      block.labels.length === labels.length &&
      block.labels.every(
        (label, index) => normalized(label) === normalized(labels[index]),
      ),
  );
}

/**
 * The value of a field of an element, or undefined when the element is no
 * object, has no such field, or when the field is computed.
 */
export function fieldOf(
  element: Expression,
  field: string,
  path: Path,
): Value | undefined {
  if (element.kind !== 'object') return undefined;
  const name = normalized(field);
  const items = element.items.filter(({ key }) => key.name === name);
  if (items.length > 1) checkKeys(element, path);
  const [item] = items;
  const literal = item?.value.kind;
  if (literal === undefined || literal === 'opaque') return undefined;
  return toValue(item.value, [...path, field]);
}

function matches(element: Expression, match: Match, path: Path): boolean {
  return Object.entries(match).every(([field, wanted]) => {
    const value = fieldOf(element, field, path);
    return value !== undefined && sameValue(value, wanted);
  });
}

/**
 * The index of the one element that matches; undefined without any.
 *
 * @throws TfvarsError `AmbiguousMatch`
 */
export function indexOfMatch(
  list: TupleExpression,
  match: Match,
  path: Path,
): number | undefined {
  const found: number[] = [];
  list.elements.forEach(({ value }, index) => {
    if (matches(value, match, [...path, index])) found.push(index);
  });
  if (found.length > 1) {
    const lines = found.map(
      index => list.elements[index].value.span.start.line,
    );
    throw errorAt(
      list.elements[found[1]].value,
      'AmbiguousMatch',
      `More than one element is \`${describePath([...path, match])}\`: see lines ${lines.join(', ')}. Name more fields.`,
      [...path, match],
    );
  }
  return found[0];
}
