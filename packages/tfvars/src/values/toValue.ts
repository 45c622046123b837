import { TfvarsError, type TfvarsErrorCode } from '../errors';
import { describePath, type Path } from '../paths/path';
import { exactNumber } from '../syntax/decimal';
import type { Body, Expression, ObjectExpression } from '../syntax/nodes';
import { describeReason } from '../syntax/reason';
import type { Span } from '../syntax/source';
import type { Value } from './value';

interface Place {
  readonly span: Span;
}

/** An error about the place of a node. */
export function errorAt(
  place: Place,
  code: TfvarsErrorCode,
  sentence: string,
  path?: Path,
): TfvarsError {
  const { line, column } = place.span.start;
  return new TfvarsError(code, sentence, { line, column, path });
}

function nameOf(path: Path): string {
  return path.length > 0 ? `\`${describePath(path)}\`` : 'this value';
}

/** Refuses an object of which it is not sure what its keys are. */
export function checkKeys(
  object: ObjectExpression,
  path: Path,
): Map<string, number> {
  const names = new Map<string, number>();
  object.items.forEach(({ key }, index) => {
    if (key.name === undefined) {
      throw errorAt(
        key,
        'NotALiteral',
        `A key of ${nameOf(path)} is computed, so its content is not known. Change it by hand.`,
        path,
      );
    }
    const first = names.get(key.name);
    if (first !== undefined) {
      throw errorAt(
        key,
        'DuplicateKey',
        `\`${key.name}\` is set a second time; the first is on line ${object.items[first].key.span.start.line}, and Terraform takes only the last. Remove one of them.`,
        [...path, key.name],
      );
    }
    names.set(key.name, index);
  });
  return names;
}

/**
 * The value of an expression.
 *
 * @param expression - a node of the tree that {@link parse} gives
 * @param path - how to name the expression in errors
 * @throws TfvarsError `NotALiteral` when it, or something in it, is computed or
 *   is a number with more digits than a JavaScript number keeps;
 *   `DuplicateKey` when an object in it sets a key twice
 * @public
 */
export function toValue(expression: Expression, path: Path = []): Value {
  switch (expression.kind) {
    case 'string':
      return expression.value;
    case 'boolean':
      return expression.text === 'true';
    case 'null':
      return null;
    case 'number': {
      const value = exactNumber(expression.text);
      if (value !== undefined) return value;
      throw errorAt(
        expression,
        'NotALiteral',
        `The number ${nameOf(path)} has more digits than can be kept. Write it as a string, or change it by hand.`,
        path,
      );
    }
    case 'tuple':
      return expression.elements.map((element, index) =>
        toValue(element.value, [...path, index]),
      );
    case 'object': {
      const names = checkKeys(expression, path);
      // `fromEntries` also keeps a key like `__proto__` a plain key.
      return Object.fromEntries(
        [...names].map(([name, index]) => [
          name,
          toValue(expression.items[index].value, [...path, name]),
        ]),
      );
    }
    default:
      throw errorAt(
        expression,
        'NotALiteral',
        `${nameOf(path).replace(/^t/, 'T')} is computed by ${describeReason(expression.reason)} and cannot be read or changed here. Change it by hand.`,
        path,
      );
  }
}

/** The arguments of a body as an object; a body with blocks has no value. */
export function bodyToValue(body: Body, path: Path): Value {
  const [block] = body.blocks;
  if (block) {
    throw errorAt(
      block,
      'TypeMismatch',
      'Blocks have no value. Ask for one of their arguments.',
      path,
    );
  }
  return Object.fromEntries(
    [...body.attributes].map(([name, attribute]) => [
      name,
      toValue(attribute.value, [...path, name]),
    ]),
  );
}
