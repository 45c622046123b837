import {
  Expression,
  ObjectExpression,
  OpaqueReason,
  toValue,
} from '@xkf/tfvars';
import { Declared, Place } from './schema';

/** An expression in a file. */
export interface Sourced {
  path: string;
  expression: Expression;
}

/** What an object has under a key: one value, none, or several. */
export type Field =
  | { state: 'absent' }
  | { state: 'repeated'; line: number }
  | { state: 'found'; expression: Expression };

/** The line on which an expression begins, from 1. */
export function lineOf(expression: Expression): number {
  return expression.span.start.line;
}

/** The place where an expression begins. */
export function placeOf({ path, expression }: Sourced): Place {
  return { path, line: lineOf(expression) };
}

/** The value of a key; Terraform would silently take the last of several. */
export function fieldOf(object: ObjectExpression, name: string): Field {
  const found = object.items.filter(({ key }) => key.name === name);
  if (found.length === 0) return { state: 'absent' };
  if (found.length > 1) {
    return { state: 'repeated', line: lineOf(found[1].value) };
  }
  return { state: 'found', expression: found[0].value };
}

const computations: Readonly<Record<OpaqueReason, string>> = {
  call: 'a function call',
  conditional: 'a conditional',
  for: 'a for expression',
  operation: 'an operation',
  parentheses: 'an expression in parentheses',
  reference: 'a reference',
  template: 'a template',
};

/** What an expression is, as the end of the sentence `it …`. */
export function describeExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'opaque':
      return `is computed by ${
        computations[expression.reason]
      } and cannot be known here`;
    case 'tuple':
      return 'is a list';
    case 'null':
      return 'is null';
    case 'boolean':
      return 'is true or false';
    case 'object':
      return 'is an object';
    default:
      return `is a ${expression.kind}`;
  }
}

const wholeNumber = /^-?\d+(\.\d+)?$/;

/** Text, converted as Terraform does: `1.30` without quotes is `1.3`. */
export function readText(sourced: Sourced, what: string): Declared<string> {
  const { expression } = sourced;
  if (
    expression.kind === 'string' ||
    expression.kind === 'number' ||
    expression.kind === 'boolean'
  ) {
    return { ...placeOf(sourced), value: String(toValue(expression)) };
  }
  return unreadable(sourced, what, 'text');
}

/** A number, converted as Terraform does: `"3"` is 3. */
export function readNumber(sourced: Sourced, what: string): Declared<number> {
  const { expression } = sourced;
  const value =
    expression.kind === 'number' || expression.kind === 'string'
      ? toValue(expression)
      : undefined;
  if (typeof value === 'number') return { ...placeOf(sourced), value };
  if (typeof value === 'string' && wholeNumber.test(value)) {
    return { ...placeOf(sourced), value: Number(value) };
  }
  return unreadable(sourced, what, 'a number');
}

/** A list whose elements are all readable. */
export function readList<T>(
  sourced: Sourced,
  what: string,
  element: (sourced: Sourced, what: string) => Declared<T>,
): Declared<T[]> {
  const { path, expression } = sourced;
  if (expression.kind !== 'tuple') return unreadable(sourced, what, 'a list');
  const value: T[] = [];
  for (const item of expression.elements) {
    const read = element(
      { path, expression: item.value },
      `An element of ${what}`,
    );
    if ('unreadable' in read) return read;
    value.push(read.value);
  }
  return { ...placeOf(sourced), value };
}

/** A map of texts. */
export function readTextMap(
  sourced: Sourced,
  what: string,
): Declared<Record<string, string>> {
  const { expression } = sourced;
  if (expression.kind !== 'object') return unreadable(sourced, what, 'a map');
  const entries: [string, string][] = [];
  for (const { key } of expression.items) {
    if (key.name === undefined) {
      return {
        ...placeOf(sourced),
        unreadable: `${what} has a key that is computed.`,
      };
    }
    const read = readField(sourced, expression, key.name, readText);
    if (!read) continue;
    if ('unreadable' in read) return read;
    entries.push([key.name, read.value]);
  }
  return { ...placeOf(sourced), value: Object.fromEntries(entries) };
}

/**
 * A key of an object.
 * @returns undefined when the object has no such key
 */
export function readField<T>(
  owner: Sourced,
  object: ObjectExpression,
  name: string,
  read: (sourced: Sourced, what: string) => Declared<T>,
): Declared<T> | undefined {
  const { path } = owner;
  const field = fieldOf(object, name);
  if (field.state === 'absent') return undefined;
  if (field.state === 'repeated') {
    return {
      path,
      line: field.line,
      unreadable: `${name} is set twice in one object, and Terraform silently takes the last.`,
    };
  }
  return read({ path, expression: field.expression }, name);
}

/** The first key that the object has. */
export function firstField<T>(
  owner: Sourced,
  object: ObjectExpression,
  names: readonly string[],
  read: (sourced: Sourced, what: string) => Declared<T>,
): Declared<T> | undefined {
  for (const name of names) {
    const found = readField(owner, object, name, read);
    if (found) return found;
  }
  return undefined;
}

/** True for a value that was read. */
export function isReadable<T>(
  declared: Declared<T> | undefined,
): declared is Place & { value: T } {
  return declared !== undefined && 'value' in declared;
}

/** A value that is not what it should be, with the reason as a sentence. */
export function unreadable(
  sourced: Sourced,
  what: string,
  wanted: string,
): Place & { unreadable: string } {
  const { expression } = sourced;
  const reason =
    expression.kind === 'opaque'
      ? `${what} ${describeExpression(expression)}.`
      : `${what} must be ${wanted}, but ${describeExpression(expression)}.`;
  return { ...placeOf(sourced), unreadable: reason };
}
