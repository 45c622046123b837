import { tokenize } from '../lexer/lexer';
import type { Token } from '../lexer/token';
import { parseBody } from './body';
import { Cursor } from './cursor';
import type { Body } from './nodes';
import { Source } from './source';

/** A text with its tokens and its tree. */
export interface Syntax {
  readonly source: Source;
  readonly tokens: readonly Token[];
  readonly body: Body;
}

const halfOfPair = /[\ud800-\udfff]/u;

/**
 * Reads a whole text.
 *
 * @throws TfvarsError `SyntaxError`, `DuplicateKey`, `InvalidEncoding`
 */
export function parseSyntax(text: string): Syntax {
  const source = new Source(text);
  const half = text.search(halfOfPair);
  if (half >= 0) {
    throw source.error(
      'InvalidEncoding',
      'Half of a surrogate pair stands here, which is no character.',
      half,
    );
  }
  const tokens = tokenize(source);
  const body = parseBody(new Cursor(source, tokens), 'end');
  return { source, tokens, body };
}
