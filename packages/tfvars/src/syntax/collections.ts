import type { Cursor } from './cursor';
import { parseExpression } from './expression';
import {
  type Expression,
  ObjectExpression,
  ObjectKey,
  type ObjectItem,
  OpaqueExpression,
  type TupleElement,
  TupleExpression,
} from './nodes';
import { canonicalDecimal } from './decimal';

/** The rest of `[for … : …]` or `{for … : … => …}`, from the word `for`. */
function parseFor(cursor: Cursor, close: ']' | '}') {
  const variableMissing = 'The name of a variable must stand here.';
  cursor.read();
  cursor.expect('identifier', variableMissing);
  if (cursor.accept(',')) cursor.expect('identifier', variableMissing);
  if (!cursor.isWord('in')) {
    throw cursor.error('The word in is missing in the for expression.');
  }
  cursor.read();
  parseExpression(cursor);
  cursor.expect(':', 'The : of the for expression is missing.');
  parseExpression(cursor);
  if (close === '}') {
    cursor.expect('=>', 'The => between key and value is missing.');
    parseExpression(cursor);
    cursor.accept('...');
  }
  if (cursor.isWord('if')) {
    cursor.read();
    parseExpression(cursor);
  }
  cursor.expect(close, `The ${close} of the for expression is missing.`);
}

function parseElements(cursor: Cursor): TupleElement[] {
  const elements: TupleElement[] = [];
  while (!cursor.accept(']')) {
    const value = parseExpression(cursor);
    if (cursor.accept(',')) {
      elements.push({ value, commaEnd: cursor.lastEnd });
    } else if (cursor.peek() === ']') {
      elements.push({ value });
    } else {
      throw cursor.error('A , or ] is missing after the element of the list.');
    }
  }
  return elements;
}

/** A list, or a for expression that makes one. */
export function parseBrackets(cursor: Cursor): Expression {
  const { start } = cursor.read();
  return cursor.withNewlines(false, () => {
    if (cursor.isWord('for')) {
      parseFor(cursor, ']');
      return new OpaqueExpression(cursor.source, start, cursor.lastEnd, 'for');
    }
    const elements = parseElements(cursor);
    return new TupleExpression(cursor.source, start, cursor.lastEnd, elements);
  });
}

function keyName(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'string':
      return expression.heredoc ? undefined : expression.value;
    case 'boolean':
    case 'null':
      return expression.text;
    case 'number':
      return expression.text.startsWith('-')
        ? undefined
        : canonicalDecimal(expression.text);
    default:
      return undefined;
  }
}

function parseKey(cursor: Cursor): ObjectKey {
  const first = cursor.token;
  const expression = parseExpression(cursor);
  const isWord =
    first.type === 'identifier' &&
    first.start === expression.start &&
    first.end === expression.end;
  return new ObjectKey(
    cursor.source,
    expression.start,
    expression.end,
    isWord ? expression.text.normalize('NFC') : keyName(expression),
    expression.kind === 'string',
  );
}

function parseItem(cursor: Cursor): ObjectItem {
  const key = parseKey(cursor);
  if (!cursor.accept(':')) {
    cursor.expect('=', 'An = is missing after the key of the object.');
  }
  const value = parseExpression(cursor);
  switch (cursor.peek()) {
    case ',':
      cursor.read();
      return { key, value, commaEnd: cursor.lastEnd };
    case 'newline':
      cursor.read();
      return { key, value };
    case '}':
      return { key, value };
    default:
      throw cursor.error(
        'After the value its line must end, or a , or } must follow.',
      );
  }
}

/** An object, or a for expression that makes one. */
export function parseBraces(cursor: Cursor): Expression {
  const { start } = cursor.read();
  const { source } = cursor;
  const isFor = cursor.withNewlines(false, () => {
    if (!cursor.isWord('for')) return false;
    parseFor(cursor, '}');
    return true;
  });
  if (isFor) return new OpaqueExpression(source, start, cursor.lastEnd, 'for');
  return cursor.withNewlines(true, () => {
    const items: ObjectItem[] = [];
    while (!cursor.accept('}')) {
      if (!cursor.accept('newline')) items.push(parseItem(cursor));
    }
    return new ObjectExpression(source, start, cursor.lastEnd, items);
  });
}
