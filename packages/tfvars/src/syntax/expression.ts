import type { TokenType } from '../lexer/token';
import { parseBraces, parseBrackets } from './collections';
import type { Cursor } from './cursor';
import {
  BooleanExpression,
  type Expression,
  NullExpression,
  NumberExpression,
  OpaqueExpression,
} from './nodes';
import type { OpaqueReason } from './reason';
import { parseTemplate } from './templates';
import { parseTraversals } from './traversals';

const binaryOperators: ReadonlySet<TokenType> = new Set<TokenType>([
  ...(['||', '&&', '==', '!=', '<', '<=', '>', '>='] as const),
  ...(['+', '-', '*', '/', '%'] as const),
]);

function opaque(
  cursor: Cursor,
  start: number,
  reason: OpaqueReason,
): OpaqueExpression {
  return new OpaqueExpression(cursor.source, start, cursor.lastEnd, reason);
}

/** The arguments of a call, from its `(` or `::`. */
function parseCall(cursor: Cursor) {
  while (cursor.accept('::')) {
    cursor.expect('identifier', 'The name of a function must follow here.');
  }
  cursor.expect('(', 'The arguments of the function are missing.');
  cursor.withNewlines(false, () => {
    while (!cursor.accept(')')) {
      parseExpression(cursor);
      if (cursor.accept('...')) {
        cursor.expect(')', 'After ... the arguments must end with ).');
        return;
      }
      if (cursor.peek() !== ')') {
        cursor.expect(',', 'A , or ) is missing after the argument.');
      }
    }
  });
}

function parseWord(cursor: Cursor): Expression {
  const { source } = cursor;
  const token = cursor.read();
  const { start, end } = token;
  const next = cursor.peek();
  if (next === '(' || next === '::') {
    parseCall(cursor);
    return opaque(cursor, start, 'call');
  }
  const word = cursor.textOf(token);
  if (word === 'true' || word === 'false') {
    return new BooleanExpression(source, start, end);
  }
  if (word === 'null') return new NullExpression(source, start, end);
  return opaque(cursor, start, 'reference');
}

function parseSigned(cursor: Cursor): Expression {
  const { type, start } = cursor.read();
  const operand = cursor.nested(() => parseOperand(cursor));
  // `-5` is a literal to everyone but the grammar.
  const isLiteral =
    type === '-' &&
    operand.kind === 'number' &&
    /^-\s*[0-9]/.test(cursor.source.text.slice(start, cursor.lastEnd));
  return isLiteral
    ? new NumberExpression(cursor.source, start, cursor.lastEnd)
    : opaque(cursor, start, 'operation');
}

function parseParentheses(cursor: Cursor): Expression {
  const { start } = cursor.read();
  cursor.withNewlines(false, () => {
    parseExpression(cursor);
    cursor.expect(')', 'A ) is missing here.');
  });
  return opaque(cursor, start, 'parentheses');
}

function parseTerm(cursor: Cursor): Expression {
  switch (cursor.peek()) {
    case 'number': {
      const { start, end } = cursor.read();
      return new NumberExpression(cursor.source, start, end);
    }
    case 'identifier':
      return parseWord(cursor);
    case 'openQuote':
    case 'openHeredoc':
      return parseTemplate(cursor);
    case '[':
      return parseBrackets(cursor);
    case '{':
      return parseBraces(cursor);
    case '(':
      return parseParentheses(cursor);
    default:
      throw cursor.error('A value is missing or wrong here.');
  }
}

/** A term with its signs, and what is picked from it by `.` and `[]`. */
function parseOperand(cursor: Cursor): Expression {
  const next = cursor.peek();
  if (next === '-' || next === '!') return parseSigned(cursor);
  const term = parseTerm(cursor);
  if (!parseTraversals(cursor)) return term;
  return opaque(
    cursor,
    term.start,
    term.kind === 'opaque' ? term.reason : 'operation',
  );
}

function parseConditional(cursor: Cursor): Expression {
  const first = parseOperand(cursor);
  let result = first;
  // What is computed stays text, so precedence does not matter.
  while (binaryOperators.has(cursor.peek())) {
    cursor.read();
    parseOperand(cursor);
    result = opaque(cursor, first.start, 'operation');
  }
  if (!cursor.accept('?')) return result;
  parseExpression(cursor);
  cursor.expect(':', 'The : of the conditional is missing.');
  parseExpression(cursor);
  return opaque(cursor, first.start, 'conditional');
}

/** Reads one expression. */
export function parseExpression(cursor: Cursor): Expression {
  return cursor.nested(() => parseConditional(cursor));
}
