import type { Cursor } from './cursor';
import { parseExpression } from './expression';
import { type Expression, OpaqueExpression, StringExpression } from './nodes';
import { decodeQuoted } from './strings';

type Directive = 'if' | 'else' | 'endif' | 'for' | 'endfor';

/** Checks that each directive of a template has its counterpart. */
class Directives {
  readonly #open: ('if' | 'else' | 'for')[] = [];

  /** @returns false when the directive does not belong where it is */
  add(directive: Directive): boolean {
    const innermost = this.#open.at(-1);
    switch (directive) {
      case 'if':
      case 'for':
        this.#open.push(directive);
        return true;
      case 'else':
        if (innermost !== 'if') return false;
        this.#open[this.#open.length - 1] = 'else';
        return true;
      case 'endif':
        this.#open.pop();
        return innermost === 'if' || innermost === 'else';
      default:
        this.#open.pop();
        return innermost === 'for';
    }
  }

  get closed(): boolean {
    return this.#open.length === 0;
  }
}

function parseForDirective(cursor: Cursor) {
  const variableMissing = 'The name of a variable must stand here.';
  cursor.expect('identifier', variableMissing);
  if (cursor.accept(',')) cursor.expect('identifier', variableMissing);
  if (!cursor.isWord('in')) {
    throw cursor.error('The word in is missing in the for directive.');
  }
  cursor.read();
  parseExpression(cursor);
}

function parseDirective(cursor: Cursor, directives: Directives) {
  const directiveWrong =
    'One of if, else, endif, for, endfor must stand here, each in its order.';
  const { start } = cursor.token;
  const token = cursor.expect('identifier', directiveWrong);
  const word = cursor.textOf(token);
  const known =
    word === 'if' ||
    word === 'else' ||
    word === 'endif' ||
    word === 'for' ||
    word === 'endfor';
  if (!known || !directives.add(word)) {
    throw cursor.source.error('SyntaxError', directiveWrong, start);
  }
  if (word === 'if') parseExpression(cursor);
  else if (word === 'for') parseForDirective(cursor);
}

/** A quoted string or a heredoc: a literal unless something is interpolated. */
export function parseTemplate(cursor: Cursor): Expression {
  const { source } = cursor;
  const open = cursor.read();
  const heredoc = open.type === 'openHeredoc';
  const close = heredoc ? 'closeHeredoc' : 'closeQuote';
  const directives = new Directives();
  let computed = false;
  for (let next = cursor.peek(); next !== close; next = cursor.peek()) {
    const part = cursor.read();
    if (next !== 'interpolation' && next !== 'directive') continue;
    computed = true;
    cursor.withNewlines(false, () => {
      if (part.type === 'directive') parseDirective(cursor, directives);
      else parseExpression(cursor);
      cursor.expect('sequenceEnd', 'The } of the template is missing here.');
    });
  }
  if (!directives.closed) {
    throw cursor.error(
      'A directive of the template is not closed. Add its endif or endfor.',
    );
  }
  cursor.read();
  return computed
    ? new OpaqueExpression(source, open.start, cursor.lastEnd, 'template')
    : new StringExpression(source, open.start, cursor.lastEnd, heredoc);
}

/** The quoted label of a block, in which nothing can be interpolated. */
export function parseLabel(cursor: Cursor): string {
  const { start } = cursor.token;
  const label = parseTemplate(cursor);
  if (label.kind !== 'string') {
    throw cursor.source.error(
      'SyntaxError',
      'The label of a block cannot hold a template.',
      start,
    );
  }
  return decodeQuoted(label.text);
}
