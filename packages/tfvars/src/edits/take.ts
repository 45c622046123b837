import type { Splice } from '../layout/splice';
import type { Syntax } from '../syntax/parse';
import {
  hasComment,
  leadStart,
  lineEnd,
  lineStart,
  ownsLines,
  startsItsLine,
  tokenAfter,
  tokenBefore,
} from '../syntax/tokens';
import { type Container, deletion, endOf, type Part } from './container';

/** The comma of a part, with its line when it has one for itself. */
function commaOf(syntax: Syntax, part: Part): Splice[] {
  if (part.commaEnd === undefined) return [];
  const start = part.commaEnd - 1;
  const hasOwnLine =
    startsItsLine(syntax, start) &&
    tokenAfter(syntax, part.commaEnd).type === 'newline';
  return hasOwnLine
    ? [deletion(lineStart(syntax, start), lineEnd(syntax, start))]
    : [deletion(start, part.commaEnd)];
}

/** Only the part itself and its comma: comments around stay. */
function partAlone(syntax: Syntax, part: Part, hasNext: boolean): Splice[] {
  const before = tokenBefore(syntax, part.start);
  const after = tokenAfter(syntax, part.end);
  const comma = commaOf(syntax, part);
  const isBehindBracket = before?.type === '[' || before?.type === '{';
  if (!hasNext && before && !isBehindBracket) {
    const close = tokenAfter(syntax, endOf(part));
    // `[1, ]` can have a space, `[/* c */ ]` cannot.
    return after.type === ',' && close.type === ']'
      ? [deletion(before.end, close.start)]
      : [deletion(before.end, part.end), ...comma];
  }
  if (part.commaEnd !== undefined && after.type === ',') {
    const next = tokenAfter(syntax, part.commaEnd);
    return [deletion(part.start, next.start)];
  }
  return [deletion(part.start, after.start), ...comma];
}

/** True when the next part can take the place at the start of the line. */
function isFirstOfLine(syntax: Syntax, part: Part, next: Part): boolean {
  return (
    startsItsLine(syntax, part.start) && !startsItsLine(syntax, next.start)
  );
}

/** A part that shares its lines with others. */
function takeFromLine(
  syntax: Syntax,
  { parts }: Container,
  index: number,
): Splice[] {
  const part = parts[index];
  const previous = parts.at(index - 1);
  const next = parts[index + 1];
  const isFirst = index === 0 || !previous;
  if (isFirst || (next && isFirstOfLine(syntax, part, next))) {
    if (!next || hasComment(syntax, part.end, next.start)) {
      return partAlone(syntax, part, next !== undefined);
    }
    return [deletion(part.start, next.start)];
  }
  if (hasComment(syntax, previous.end, part.start)) {
    const orphan = next || part.commaEnd ? [] : commaOf(syntax, previous);
    return [...orphan, ...partAlone(syntax, part, next !== undefined)];
  }
  // From the part before: its comma stays when there is one behind the part.
  if (part.commaEnd === undefined && !next) {
    const isHeredoc =
      tokenBefore(syntax, previous.end)?.type === 'closeHeredoc';
    return isHeredoc
      ? [deletion(endOf(previous) - 1, part.end)]
      : [deletion(previous.end, part.end)];
  }
  if (hasComment(syntax, part.end, endOf(part))) {
    return partAlone(syntax, part, next !== undefined);
  }
  return [deletion(endOf(previous), endOf(part))];
}

/** The lines of a part and of the comments directly above it. */
function linesOf(syntax: Syntax, part: Part) {
  return {
    start: leadStart(syntax, part.start),
    end: lineEnd(syntax, endOf(part)),
  };
}

function hasOwnLines(syntax: Syntax, part: Part): boolean {
  return ownsLines(syntax, part.start, endOf(part));
}

/** True when nothing is left in the container without these ranges. */
function isEmptyWithout(
  syntax: Syntax,
  container: Container,
  ranges: readonly { start: number; end: number }[],
): boolean {
  if (ranges.length < container.parts.length) return false;
  let at = container.start;
  for (const { start, end } of ranges) {
    if (hasComment(syntax, at, start)) return false;
    at = end;
  }
  return !hasComment(syntax, at, container.end);
}

/** Parts that have their lines for themselves. */
function takeLines(
  syntax: Syntax,
  container: Container,
  indices: readonly number[],
): Splice[] {
  const { parts } = container;
  const ranges = indices.map(index => linesOf(syntax, parts[index]));
  if (isEmptyWithout(syntax, container, ranges)) {
    return [deletion(container.start + 1, container.end - 1)];
  }
  const last = parts.length - 1;
  const isWithoutComma =
    indices.includes(last) && parts[last].commaEnd === undefined;
  const taken = new Set(indices);
  const newLast = parts.findLast((_, index) => !taken.has(index));
  const orphan = isWithoutComma && newLast ? commaOf(syntax, newLast) : [];
  return [...orphan, ...ranges.map(({ start, end }) => deletion(start, end))];
}

/** The container with these parts as one, when nothing else is among them. */
function merge(
  syntax: Syntax,
  container: Container,
  indices: readonly number[],
): Container | undefined {
  const { parts } = container;
  const first = indices[0];
  const last = first + indices.length - 1;
  if (indices.length === 1) return container;
  const isRun = indices.at(-1) === last;
  const { start } = parts[first];
  const { end, commaEnd, value } = parts[last];
  if (!isRun || hasComment(syntax, start, commaEnd ?? end)) return undefined;
  const part = { start, end, commaEnd, value };
  return {
    ...container,
    parts: [...parts.slice(0, first), part, ...parts.slice(last + 1)],
  };
}

/**
 * Takes parts out of a list or an object: with their lines and the comments
 * directly above when they have their lines for themselves.
 *
 * @param indices - which ones, ascending
 * @returns undefined when they can only be taken one after the other
 */
export function takeParts(
  syntax: Syntax,
  container: Container,
  indices: readonly number[],
): Splice[] | undefined {
  const { parts } = container;
  if (indices.every(index => hasOwnLines(syntax, parts[index]))) {
    return takeLines(syntax, container, indices);
  }
  const merged = merge(syntax, container, indices);
  if (!merged) return undefined;
  const [index] = indices;
  const { start } = merged.parts[index];
  const range = { start, end: endOf(merged.parts[index]) };
  return isEmptyWithout(syntax, merged, [range])
    ? [deletion(container.start + 1, container.end - 1)]
    : takeFromLine(syntax, merged, index);
}
