import type { Splice } from '../layout/splice';
import type { Syntax } from '../syntax/parse';
import {
  hasComment,
  leadStart,
  lineEnd,
  lineStart,
  ownsLines,
  startsItsLine,
  tokenBefore,
} from '../syntax/tokens';
import type { Style } from '../values/write';
import { type Container, endOf, insertion, type Part } from './container';
import { indentOf, styleAt } from './style';

/** Something to add: it is written in a style that the place asks for. */
export interface Addition {
  /** True when it stands on one line in any style. */
  readonly flat: boolean;
  write(style: Style): string;
  /** Whether it is written on one line beside a part that is. */
  likeNeighbour(neighbour: Part): boolean;
}

/**
 * `terraform fmt` takes a minus behind a comment for a subtraction, and wants a
 * space after it.
 */
export function writtenAt(syntax: Syntax, offset: number, text: string) {
  return tokenBefore(syntax, offset)?.type === 'blockComment'
    ? text.replace(/^-(?=\d)/, '- ')
    : text;
}

function inlineText(additions: readonly Addition[], style: Style): string {
  return additions
    .map(addition => addition.write({ ...style, inline: true }))
    .join(', ');
}

/** A container that holds comments only: they stay above what is added. */
function fillBehindComments(
  syntax: Syntax,
  { kind, node, end }: Container,
  additions: readonly Addition[],
): Splice[] {
  const close = end - 1;
  if (startsItsLine(syntax, close) && node.text.includes('\n')) {
    const outside = styleAt(syntax, close, false);
    const style = { ...outside, indent: `${outside.indent}${outside.unit}` };
    const comma = kind === 'tuple' ? ',' : '';
    const lines = additions.map(
      addition =>
        `${style.indent}${addition.write(style)}${comma}${style.newline}`,
    );
    return [insertion(lineStart(syntax, close), lines.join(''))];
  }
  const start = tokenBefore(syntax, close)?.end ?? close;
  const text = inlineText(additions, styleAt(syntax, close, true));
  const space = kind === 'object' ? ' ' : '';
  return [
    {
      start,
      end: close,
      text: ` ${writtenAt(syntax, close, text)}${space}`,
    },
  ];
}

/** An empty container. */
function fill(
  syntax: Syntax,
  container: Container,
  additions: readonly Addition[],
  inline: boolean,
): Splice[] {
  const { kind, node } = container;
  const start = container.start + 1;
  const end = container.end - 1;
  if (hasComment(syntax, start, end)) {
    return fillBehindComments(syntax, container, additions);
  }
  const outside = styleAt(syntax, start - 1, inline);
  const isFlat = additions.every(addition => addition.flat);
  if (!node.text.includes('\n') && (inline || isFlat)) {
    const text = inlineText(additions, outside);
    return [{ start, end, text: kind === 'object' ? ` ${text} ` : text }];
  }
  const { newline } = outside;
  const indent = `${outside.indent}${outside.unit}`;
  const style = { ...outside, inline: false, indent };
  const comma = kind === 'tuple' ? ',' : '';
  const lines = additions.map(
    addition => `${newline}${indent}${addition.write(style)}${comma}`,
  );
  return [{ start, end, text: `${lines.join('')}${newline}${outside.indent}` }];
}

/** A comma behind a part; behind a heredoc it needs a line of its own. */
function commaAfter(syntax: Syntax, part: Part, style: Style): Splice {
  return tokenBefore(syntax, part.end)?.type === 'closeHeredoc'
    ? insertion(lineEnd(syntax, part.end), `${style.indent},${style.newline}`)
    : insertion(part.end, ',');
}

/** Lines below the last part, where the closing bracket has its own line. */
function addLines(
  syntax: Syntax,
  container: Container,
  additions: readonly Addition[],
  last: Part,
): Splice[] {
  const base = styleAt(syntax, container.start, false, container.node);
  const style = {
    ...base,
    indent: startsItsLine(syntax, last.start)
      ? indentOf(syntax, last.start)
      : `${indentOf(syntax, container.end - 1)}${base.unit}`,
    unit: styleAt(syntax, last.start, false, last.value).unit,
  };
  const isList = container.kind === 'tuple';
  const hasComma = last.commaEnd !== undefined;
  const lines = additions.map((addition, index) => {
    const inline = addition.likeNeighbour(last);
    const text = addition.write({ ...style, inline });
    const isLast = index === additions.length - 1;
    const comma = hasComma || (isList && !isLast) ? ',' : '';
    return `${style.indent}${text}${comma}${style.newline}`;
  });
  return [
    ...(isList && !hasComma ? [commaAfter(syntax, last, style)] : []),
    insertion(lineEnd(syntax, endOf(last)), lines.join('')),
  ];
}

/** Behind the last part, on its line. */
function addBehind(
  syntax: Syntax,
  container: Container,
  additions: readonly Addition[],
  last: Part,
): Splice[] {
  const inline = container.kind === 'object' || !last.value.text.includes('\n');
  const style = styleAt(syntax, last.end - 1, inline, last.value);
  const texts = additions.map(addition => addition.write(style));
  return last.commaEnd === undefined
    ? [insertion(last.end, texts.map(text => `, ${text}`).join(''))]
    : [insertion(last.commaEnd, texts.map(text => ` ${text},`).join(''))];
}

/**
 * Adds to the end of a list or an object, as its last part is written.
 *
 * @param inline - whether an empty container must stay on its line
 */
export function addToEnd(
  syntax: Syntax,
  container: Container,
  additions: readonly Addition[],
  inline: boolean,
): Splice[] {
  const last = container.parts.at(-1);
  if (!last) return fill(syntax, container, additions, inline);
  return startsItsLine(syntax, container.end - 1) &&
    container.node.text.includes('\n')
    ? addLines(syntax, container, additions, last)
    : addBehind(syntax, container, additions, last);
}

/** Adds to a list before one of its elements. */
export function addBefore(
  syntax: Syntax,
  container: Container,
  additions: readonly Addition[],
  index: number,
): Splice[] {
  const part = container.parts[index];
  if (!ownsLines(syntax, part.start, endOf(part))) {
    const text = inlineText(additions, styleAt(syntax, part.start, true));
    return [insertion(part.start, `${writtenAt(syntax, part.start, text)}, `)];
  }
  const style = styleAt(syntax, part.start, false, part.value);
  const lines = additions.map(addition => {
    const inline = addition.likeNeighbour(part);
    return `${style.indent}${addition.write({ ...style, inline })},${style.newline}`;
  });
  return [insertion(leadStart(syntax, part.start), lines.join(''))];
}
