import { endsLine, type Token } from '../lexer/token';
import type { Syntax } from './parse';

/** Index of the first token that starts at the offset or behind it. */
export function tokenIndexAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle].start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The token before the offset, comments and newlines included. */
export function tokenBefore(
  { tokens }: Syntax,
  offset: number,
): Token | undefined {
  return tokens[tokenIndexAt(tokens, offset) - 1];
}

/** The token at the offset or behind it, comments and newlines included. */
export function tokenAfter({ tokens }: Syntax, offset: number): Token {
  return tokens[tokenIndexAt(tokens, offset)];
}

/** True when nothing but space and comments is before it on its line. */
export function startsItsLine({ tokens }: Syntax, offset: number): boolean {
  let index = tokenIndexAt(tokens, offset) - 1;
  while (index >= 0 && tokens[index].type === 'blockComment') index -= 1;
  return index < 0 || endsLine(tokens[index]);
}

/** True when nothing but space and comments is behind it on its line. */
export function endsItsLine({ tokens }: Syntax, offset: number): boolean {
  let index = tokenIndexAt(tokens, offset);
  while (tokens[index].type === 'blockComment') index += 1;
  return endsLine(tokens[index]) || tokens[index].type === 'end';
}

/** True when the range has its lines for itself, comments aside. */
export function ownsLines(syntax: Syntax, start: number, end: number): boolean {
  return startsItsLine(syntax, start) && endsItsLine(syntax, end);
}

/**
 * The offset at which the line starts. Comments and heredocs over several
 * lines belong to the line on which they begin.
 */
export function lineStart({ tokens }: Syntax, offset: number): number {
  let index = tokenIndexAt(tokens, offset) - 1;
  while (index >= 0 && !endsLine(tokens[index])) index -= 1;
  // A byte order mark is not part of the first line.
  return index < 0 ? tokens[0].start : tokens[index].end;
}

/** The offset behind the line and its newline. */
export function lineEnd({ tokens }: Syntax, offset: number): number {
  let index = tokenIndexAt(tokens, offset);
  while (!endsLine(tokens[index]) && tokens[index].type !== 'end') index += 1;
  return tokens[index].end;
}

/** True when there is a comment in the range. */
export function hasComment(
  { tokens }: Syntax,
  start: number,
  end: number,
): boolean {
  for (
    let index = tokenIndexAt(tokens, start);
    index < tokens.length && tokens[index].start < end;
    index += 1
  ) {
    const { type } = tokens[index];
    if (type === 'lineComment' || type === 'blockComment') return true;
  }
  return false;
}

/**
 * The offset at which the comments directly above a line start; the start of
 * the line without any.
 */
export function leadStart(syntax: Syntax, offset: number): number {
  const { tokens } = syntax;
  let start = lineStart(syntax, offset);
  for (;;) {
    let index = tokenIndexAt(tokens, start) - 1;
    if (index < 0) return start;
    const isComment =
      tokens[index].type === 'lineComment' ||
      tokens[index - 1]?.type === 'blockComment';
    if (!isComment) return start;
    if (tokens[index].type === 'newline') index -= 1;
    const comment = tokens[index];
    if (!startsItsLine(syntax, comment.start)) return start;
    start = lineStart(syntax, comment.start);
  }
}
