import type { Expression, ObjectExpression } from '../syntax/nodes';
import type { Syntax } from '../syntax/parse';
import { startsItsLine } from '../syntax/tokens';
import type { Style } from '../values/write';

const leadingSpace = /[ \t]*/y;

/** The white space at the start of the line of the offset. */
export function indentOf({ source: { text } }: Syntax, offset: number): string {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  leadingSpace.lastIndex = text.startsWith('\ufeff') && start === 0 ? 1 : start;
  return leadingSpace.exec(text)?.[0] ?? '';
}

/**
 * The newline of the line of the offset; on a last line without one, that of
 * the text.
 */
export function newlineOf(
  { source: { text } }: Syntax,
  offset: number,
): string {
  const next = text.indexOf('\n', offset);
  const newline = next < 0 ? text.indexOf('\n') : next;
  return text[newline - 1] === '\r' ? '\r\n' : '\n';
}

/** The first part of a list or an object, where its content starts a line. */
function firstPart(expression: Expression): number | undefined {
  if (expression.kind === 'tuple') return expression.elements[0]?.value.start;
  if (expression.kind === 'object') return expression.items[0]?.key.start;
  return undefined;
}

/** How much the content of the expression is indented more than itself. */
export function unitOf(
  syntax: Syntax,
  expression: Expression | undefined,
): string | undefined {
  const inner = expression && firstPart(expression);
  if (!expression || inner === undefined || !startsItsLine(syntax, inner)) {
    return undefined;
  }
  const outside = indentOf(syntax, expression.start);
  const inside = indentOf(syntax, inner);
  return inside.length > outside.length && inside.startsWith(outside)
    ? inside.slice(outside.length)
    : undefined;
}

function defaultUnit(indent: string): string {
  return indent.includes('\t') ? '\t' : '  ';
}

/**
 * The style at a place.
 *
 * @param model - an expression whose indentation is the example
 */
export function styleAt(
  syntax: Syntax,
  offset: number,
  inline: boolean,
  model?: Expression,
): Style {
  const indent = indentOf(syntax, offset);
  return {
    indent,
    unit: unitOf(syntax, model) ?? defaultUnit(indent),
    newline: newlineOf(syntax, offset),
    inline,
  };
}

/** True when all keys of the object are quoted. */
export function quotesKeys(object: ObjectExpression): boolean {
  return object.items.length > 0 && object.items.every(({ key }) => key.quoted);
}
