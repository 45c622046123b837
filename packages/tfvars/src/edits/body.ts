import type { Splice } from '../layout/splice';
import type { Attribute, Block, Body } from '../syntax/nodes';
import type { Syntax } from '../syntax/parse';
import {
  leadStart,
  lineEnd,
  startsItsLine,
  tokenAfter,
  tokenBefore,
} from '../syntax/tokens';
import { isFlat, type Style, type Writable, writeValue } from '../values/write';
import { deletion, insertion } from './container';
import { newlineOf, styleAt } from './style';

const blankStart = /^[ \t]*\r?\n/;
const blankEnd = /(?:^|\n)[ \t]*\r?\n$/;

function writeAttribute(name: string, value: Writable, style: Style): string {
  return `${name} = ${writeValue(value, style)}`;
}

/** An argument below another one. */
function addBelow(
  syntax: Syntax,
  last: Attribute,
  name: string,
  value: Writable,
): Splice[] {
  const { text } = syntax.source;
  const style = styleAt(syntax, last.start, false, last.value);
  const line = `${style.indent}${writeAttribute(name, value, style)}`;
  const needsBlank = !isFlat(value) || last.text.includes('\n');
  const blank = needsBlank ? style.newline : '';
  const at = lineEnd(syntax, last.end);
  return text[at - 1] === '\n'
    ? [insertion(at, `${blank}${line}${style.newline}`)]
    : [insertion(at, `${style.newline}${blank}${line}`)];
}

/** An argument in a block that is written on one line. */
function addToShortBlock(
  syntax: Syntax,
  body: Body,
  name: string,
  value: Writable,
): Splice[] {
  const outside = styleAt(syntax, body.start, false);
  const { newline } = outside;
  const style = { ...outside, indent: `${outside.indent}${outside.unit}` };
  const line = `${style.indent}${writeAttribute(name, value, style)}`;
  const first = tokenAfter(syntax, body.start);
  if (first.start === body.end) {
    const inside = `${newline}${line}${newline}${outside.indent}`;
    return [{ start: body.start, end: body.end, text: inside }];
  }
  const last = tokenBefore(syntax, body.end) ?? first;
  return [
    {
      start: body.start,
      end: first.start,
      text: `${newline}${style.indent}`,
    },
    {
      start: last.end,
      end: body.end,
      text: `${newline}${line}${newline}${outside.indent}`,
    },
  ];
}

/** The first argument of a block, before what else is in it. */
function addOnTop(
  syntax: Syntax,
  body: Body,
  name: string,
  value: Writable,
): Splice[] {
  const outside = styleAt(syntax, body.start - 1, false);
  const style = { ...outside, indent: `${outside.indent}${outside.unit}` };
  const at = lineEnd(syntax, body.start);
  const line = `${style.indent}${writeAttribute(name, value, style)}${style.newline}`;
  const isFollowed =
    body.items.length > 0 && !blankStart.test(syntax.source.text.slice(at));
  return [insertion(at, isFollowed ? `${line}${style.newline}` : line)];
}

/** What must stand between the text and something new at its end. */
export function separation(syntax: Syntax): string {
  const { text } = syntax.source;
  const newline = newlineOf(syntax, text.length);
  if (syntax.tokens.length === 1) return '';
  if (!text.endsWith('\n')) return `${newline}${newline}`;
  return blankEnd.test(text) ? '' : newline;
}

/** Adds an argument to a body, below the last one. */
export function addAttribute(
  syntax: Syntax,
  body: Body,
  name: string,
  value: Writable,
): Splice[] {
  const isWholeText = body === syntax.body;
  if (!isWholeText && tokenBefore(syntax, body.end)?.type !== 'newline') {
    const lastToken = tokenBefore(syntax, body.end);
    const isShort = !startsItsLine(syntax, body.end) || !lastToken;
    if (isShort) return addToShortBlock(syntax, body, name, value);
  }
  const last = [...body.attributes.values()].at(-1);
  if (last) return addBelow(syntax, last, name, value);
  if (!isWholeText) return addOnTop(syntax, body, name, value);
  const style = styleAt(syntax, body.end, false);
  const line = writeAttribute(name, value, { ...style, indent: '' });
  return [insertion(body.end, `${separation(syntax)}${line}${style.newline}`)];
}

/**
 * Takes an argument or a block out of a body, with the comments directly
 * above. Where blank lines would meet, one of them goes, too.
 */
export function takeFromBody(
  syntax: Syntax,
  body: Body,
  item: Attribute | Block,
): Splice[] {
  const { text } = syntax.source;
  if (!startsItsLine(syntax, item.start)) {
    return [deletion(body.start, body.end)];
  }
  const start = leadStart(syntax, item.start);
  const end = lineEnd(syntax, item.end);
  const before = text.slice(body.start, start);
  const after = text.slice(end, body.end);
  const hasBlankBefore = blankEnd.test(before);
  const isFirst = before.trim() === '' && !hasBlankBefore;
  const blankAfter = blankStart.exec(after);
  if (blankAfter && (hasBlankBefore || isFirst)) {
    return [deletion(start, end + blankAfter[0].length)];
  }
  if (hasBlankBefore && after.trim() === '') {
    const blank = /[ \t]*\r?\n$/.exec(before);
    return [deletion(start - (blank ? blank[0].length : 0), end)];
  }
  return [deletion(start, end)];
}
