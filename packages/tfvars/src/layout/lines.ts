import { endsLine, type Token } from '../lexer/token';
import { bracketChange, Indentation } from './indentation';

/** The space before a token, and how much of it `terraform fmt` wants. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  spaces: number;
}

/**
 * A line as `terraform fmt` sees it: the tokens up to one that ends a line. A
 * heredoc belongs to the line of its marker.
 */
export interface LayoutLine {
  readonly start: number;
  /** Behind the newline. */
  readonly end: number;
  /** Undefined for a line without content. */
  readonly indent?: Gap;
  /** Before the first `=`. */
  readonly equals?: Gap;
  /** Whether the `=` stands in a column with those of its neighbours. */
  readonly inEqualsGroup: boolean;
  /** Before a comment at the end of the line. */
  readonly comment?: Gap;
}

function gapBetween(before: Token, token: Token): Gap {
  return { start: before.end, end: token.start, spaces: 1 };
}

/** The first `=` that is not the first token; those in a heredoc do not count. */
function indexOfEquals(tokens: readonly Token[], from: number, to: number) {
  for (let index = from + 1; index < to; index += 1) {
    if (tokens[index].type === '=') return index;
    if (tokens[index].type === 'openHeredoc') return undefined;
  }
  return undefined;
}

function brackets(tokens: readonly Token[], from: number, to: number): number {
  let net = 0;
  for (let index = from; index < to; index += 1) {
    net += bracketChange(tokens[index].type);
  }
  return net;
}

/** The tokens from `from` up to, not including, `to` are one line. */
function lineOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  start: number,
  indentation: Indentation,
): LayoutLine {
  const first = tokens[from];
  const last = tokens[to - 1];
  const { end } = last;
  if (first.type === 'newline' || first.type === 'end') {
    return { start, end, inEqualsGroup: false };
  }
  const indent = {
    start,
    end: first.start,
    spaces: indentation.ofLine(brackets(tokens, from, to)),
  };
  const comment =
    last.type === 'lineComment' && to - from > 1
      ? gapBetween(tokens[to - 2], last)
      : undefined;
  const equals = indexOfEquals(tokens, from, comment ? to - 1 : to);
  return {
    start,
    end,
    indent,
    equals:
      equals === undefined
        ? undefined
        : gapBetween(tokens[equals - 1], tokens[equals]),
    inEqualsGroup: equals !== undefined && brackets(tokens, equals, to) === 0,
    comment,
  };
}

/**
 * Cuts the tokens of a text into lines.
 *
 * @param textStart - where the first line starts: behind a byte order mark
 */
export function linesOf(
  tokens: readonly Token[],
  textStart: number,
): LayoutLine[] {
  const lines: LayoutLine[] = [];
  const indentation = new Indentation();
  let from = 0;
  let start = textStart;
  tokens.forEach((token, index) => {
    if (!endsLine(token) && token.type !== 'end') return;
    lines.push(lineOf(tokens, from, index + 1, start, indentation));
    from = index + 1;
    start = token.end;
  });
  return lines;
}

/** The gaps of a line in the order of the text. */
export function gapsOf(line: LayoutLine): Gap[] {
  return [line.indent, line.equals, line.comment].filter(
    gap => gap !== undefined,
  );
}
