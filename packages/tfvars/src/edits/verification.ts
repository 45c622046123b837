import { TfvarsError } from '../errors';
import type { Splice } from '../layout/splice';
import type { Token } from '../lexer/token';
import type { Syntax } from '../syntax/parse';

/** The last comment of a text gains a newline when something follows it. */
function isSame(before: Token, after: Token | undefined, shift: number) {
  return (
    after !== undefined &&
    before.type === after.type &&
    before.start + shift === after.start &&
    (before.end + shift === after.end || before.type === 'lineComment')
  );
}

/**
 * Checks that every token outside of the replacements is a token as before, so
 * that nothing around an edit means something else now.
 *
 * @throws TfvarsError `InternalError`
 */
export function checkSameTokens(
  before: Syntax,
  after: Syntax,
  splices: readonly Splice[],
) {
  let next = 0;
  let shift = 0;
  let at = 0;
  for (const token of before.tokens) {
    while (next < splices.length && splices[next].end <= token.start) {
      const { start, end, text } = splices[next];
      shift += text.length - (end - start);
      next += 1;
    }
    const isReplaced = next < splices.length && splices[next].start < token.end;
    if (isReplaced) continue;
    while (
      at < after.tokens.length &&
      after.tokens[at].start < token.start + shift
    ) {
      at += 1;
    }
    if (token.type !== 'end' && !isSame(token, after.tokens[at], shift)) {
      throw new TfvarsError(
        'InternalError',
        'The edit would have changed something else as well. Nothing was changed. Make this change by hand.',
      );
    }
    at += 1;
  }
}
