import type { Cursor } from './cursor';
import { parseExpression } from './expression';

const nameMissing = 'The name of an attribute must follow the dot.';

/** `.0`, as Terraform wrote `[0]` once. */
function parseOldIndex(cursor: Cursor) {
  if (cursor.textOf(cursor.token).includes('.')) {
    throw cursor.error(
      'Two indices cannot follow each other like this. Write them in brackets.',
    );
  }
  cursor.read();
}

/** `.*`, after which only names and numbers may be picked. */
function parseAttributeSplat(cursor: Cursor) {
  cursor.read();
  while (cursor.accept('.')) {
    if (cursor.peek() === 'number') parseOldIndex(cursor);
    else cursor.expect('identifier', nameMissing);
  }
}

function parseDot(cursor: Cursor) {
  cursor.read();
  const next = cursor.peek();
  if (next === '*') parseAttributeSplat(cursor);
  else if (next === 'number') parseOldIndex(cursor);
  else if (next === 'identifier') cursor.read();
  else throw cursor.error(nameMissing);
}

function parseIndex(cursor: Cursor) {
  cursor.read();
  if (cursor.accept('*')) {
    cursor.expect(']', 'A ] is missing after the *.');
    return;
  }
  cursor.withNewlines(false, () => {
    parseExpression(cursor);
    cursor.expect(']', 'A ] is missing after the index.');
  });
}

/**
 * Reads all `.name`, `.0`, `.*`, `[index]` and `[*]` that follow.
 *
 * @returns whether there was one
 */
export function parseTraversals(cursor: Cursor): boolean {
  let found = false;
  for (;;) {
    const next = cursor.peek();
    if (next === '.') parseDot(cursor);
    else if (next === '[') parseIndex(cursor);
    else return found;
    found = true;
  }
}
