import { characterCount } from '../syntax/width';
import { quote, writeKey } from './quote';
import { isList, isObject, type Value } from './value';

/** Text of a caller that stands for an expression as it is. */
export class Verbatim {
  constructor(readonly text: string) {}
}

/** A value in which text of the caller may stand. */
export type Writable =
  Value | Verbatim | readonly Writable[] | { readonly [key: string]: Writable };

/** How a value is laid out. */
export interface Style {
  /** The white space before the line on which the value starts. */
  readonly indent: string;
  /** What one more level adds to it. */
  readonly unit: string;
  readonly newline: string;
  /** True when everything must stand on one line. */
  readonly inline: boolean;
  /** True to quote keys that need no quotes. */
  readonly quotedKeys?: boolean;
}

function isWritableList(value: Writable): value is readonly Writable[] {
  return Array.isArray(value);
}

function isWritableObject(
  value: Writable,
): value is { readonly [key: string]: Writable } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Verbatim)
  );
}

function writeNumber(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}

/** True when the value stands on one line by itself. */
export function isFlat(value: Writable): boolean {
  if (value instanceof Verbatim) return !value.text.includes('\n');
  if (isWritableList(value)) return value.every(isFlat);
  if (isWritableObject(value)) return Object.keys(value).length === 0;
  return true;
}

/** True when the value is an object that holds, at some depth, another one. */
export function holdsObjects(value: Value): boolean {
  const holdsOne = (inner: Value): boolean =>
    (isObject(inner) && Object.keys(inner).length > 0) ||
    (isList(inner) && inner.some(holdsOne));
  return isObject(value) && Object.values(value).some(holdsOne);
}

function writeInline(value: Writable, style: Style): string {
  if (isWritableList(value)) {
    const elements = value.map(element => writeInline(element, style));
    return `[${elements.join(', ')}]`;
  }
  if (isWritableObject(value)) {
    const items = Object.entries(value).map(
      ([key, entry]) =>
        `${writeKey(key, style.quotedKeys ?? false)} = ${writeInline(entry, style)}`,
    );
    return items.length > 0 ? `{ ${items.join(', ')} }` : '{}';
  }
  if (value instanceof Verbatim) {
    return value.text.replace(/\r?\n/g, style.newline);
  }
  if (typeof value === 'string') return quote(value);
  return typeof value === 'number' ? writeNumber(value) : String(value);
}

function deeper(style: Style): Style {
  return { ...style, indent: `${style.indent}${style.unit}` };
}

/** `name = value` lines, those on one line with their `=` in a column. */
export function writeEntries(
  entries: readonly (readonly [name: string, value: Writable])[],
  style: Style,
): string[] {
  const isInGroup = entries.map(([, value]) => isFlat(value));
  const columns = entries.map(([name]) => characterCount(name));
  for (let start = 0; start < entries.length;) {
    let end = start + 1;
    while (isInGroup[start] && end < entries.length && isInGroup[end]) end += 1;
    const widest = columns
      .slice(start, end)
      .reduce((most, width) => Math.max(most, width));
    columns.fill(widest, start, end);
    start = end;
  }
  return entries.map(([name, value], index) => {
    const padding = ' '.repeat(columns[index] - characterCount(name));
    return `${style.indent}${name}${padding} = ${writeValue(value, style)}`;
  });
}

/**
 * Writes a value in HCL: lists of plain values on one line, objects and lists
 * of objects over several, each element with a comma, unless the style asks
 * for one line. The first line is not indented.
 */
export function writeValue(value: Writable, style: Style): string {
  if (style.inline || isFlat(value)) return writeInline(value, style);
  const inside = deeper(style);
  if (isWritableList(value)) {
    const lines = value.map(
      element => `${inside.indent}${writeValue(element, inside)},`,
    );
    return ['[', ...lines, `${style.indent}]`].join(style.newline);
  }
  if (isWritableObject(value)) {
    const entries = Object.entries(value).map(
      ([key, entry]) =>
        [writeKey(key, style.quotedKeys ?? false), entry] as const,
    );
    const lines = writeEntries(entries, inside);
    return ['{', ...lines, `${style.indent}}`].join(style.newline);
  }
  return writeInline(value, style);
}
