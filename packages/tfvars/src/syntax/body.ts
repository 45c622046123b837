import { Attribute, Block, Body } from './nodes';
import type { Cursor } from './cursor';
import { parseExpression } from './expression';
import { parseLabel } from './templates';

function addAttribute(
  cursor: Cursor,
  attributes: Map<string, Attribute>,
  attribute: Attribute,
) {
  const first = attributes.get(attribute.name);
  if (first) {
    throw cursor.source.error(
      'DuplicateKey',
      `\`${attribute.name}\` is set a second time; the first is on line ${first.span.start.line}. Remove one of them.`,
      attribute.start,
    );
  }
  attributes.set(attribute.name, attribute);
}

function parseAttribute(cursor: Cursor, start: number, name: string) {
  cursor.expect('=', 'An = is missing here.');
  const value = parseExpression(cursor);
  return new Attribute(cursor.source, start, cursor.lastEnd, name, value);
}

function expectEndOfItem(cursor: Cursor, sentence: string) {
  if (cursor.peek() === 'end') return;
  if (!cursor.accept('newline')) throw cursor.error(sentence);
}

/** The inside of `{ name = value }` on one line. */
function parseShortBody(cursor: Cursor): Body {
  const start = cursor.lastEnd;
  const token = cursor.expect(
    'identifier',
    'A block on one line holds one argument. Put its content on lines of its own.',
  );
  const name = cursor.textOf(token);
  const attribute = parseAttribute(cursor, token.start, name);
  if (cursor.peek() !== '}') {
    throw cursor.error(
      'A block on one line holds one argument and ends with }. Put its content on lines of its own.',
    );
  }
  return new Body(
    cursor.source,
    start,
    cursor.token.start,
    [attribute],
    new Map([[name, attribute]]),
  );
}

function parseBlock(cursor: Cursor, start: number, type: string): Block {
  const labels: string[] = [];
  while (cursor.peek() !== '{') {
    if (cursor.peek() === 'identifier') {
      labels.push(cursor.textOf(cursor.read()));
    } else if (cursor.peek() === 'openQuote') {
      labels.push(parseLabel(cursor));
    } else {
      throw cursor.error('An = or the { of a block is missing here.');
    }
  }
  cursor.read();
  const startsOnLineOfItsOwn = ['newline', '}', 'end'].includes(cursor.peek());
  const body = startsOnLineOfItsOwn
    ? cursor.nested(() => parseBody(cursor, '}'))
    : parseShortBody(cursor);
  cursor.expect('}', 'The block is not closed. Add a } at its end.');
  const block = new Block(
    cursor.source,
    start,
    cursor.lastEnd,
    type,
    labels,
    body,
  );
  expectEndOfItem(cursor, 'After a block its line must end.');
  return block;
}

function parseItem(cursor: Cursor): Attribute | Block {
  const token = cursor.read();
  const name = cursor.textOf(token);
  if (cursor.peek() !== '=') return parseBlock(cursor, token.start, name);
  const attribute = parseAttribute(cursor, token.start, name);
  expectEndOfItem(
    cursor,
    `After the value of \`${name}\` its line must end. Put what follows on a line of its own.`,
  );
  return attribute;
}

/** Reads arguments and blocks up to, not including, the closing token. */
export function parseBody(cursor: Cursor, close: '}' | 'end'): Body {
  const start = cursor.lastEnd;
  const items: (Attribute | Block)[] = [];
  const attributes = new Map<string, Attribute>();
  while (cursor.peek() !== close) {
    if (cursor.accept('newline')) continue;
    if (cursor.peek() === 'end') {
      throw cursor.error('The block is not closed. Add a } at its end.');
    }
    if (cursor.peek() !== 'identifier') {
      throw cursor.error('The name of an argument or a block must stand here.');
    }
    const item = parseItem(cursor);
    if (item.kind === 'attribute') addAttribute(cursor, attributes, item);
    items.push(item);
  }
  return new Body(cursor.source, start, cursor.token.start, items, attributes);
}
