import { gapsOf } from './lines';
import type { Layout } from './layout';
import type { Splice } from './splice';

/** A splice with where its text is in the new text. */
interface Placed {
  readonly splice: Splice;
  readonly start: number;
  readonly end: number;
}

function place(splices: readonly Splice[]): Placed[] {
  let shift = 0;
  return splices.map(splice => {
    const start = splice.start + shift;
    const end = start + splice.text.length;
    shift = end - splice.end;
    return { splice, start, end };
  });
}

/**
 * Which lines of the new text are lines of the old one, byte for byte: by the
 * index in the new text the index in the old one.
 */
function unchangedLines(
  before: Layout,
  after: Layout,
  splices: readonly Splice[],
): Map<number, number> {
  const unchanged = new Map<number, number>();
  let next = 0;
  let shift = 0;
  before.lines.forEach((line, index) => {
    while (next < splices.length && splices[next].end <= line.start) {
      const { start, end, text } = splices[next];
      shift += text.length - (end - start);
      next += 1;
    }
    if (next < splices.length && splices[next].start < line.end) return;
    const counterpart = after.lineAt(line.start + shift);
    const { start, end } = after.lines[counterpart];
    if (start === line.start + shift && end === line.end + shift) {
      unchanged.set(counterpart, index);
    }
  });
  return unchanged;
}

/** True when the lines that the splice touches were as `terraform fmt` wants. */
function isClean(before: Layout, { start, end }: Splice): boolean {
  const first = before.lineAt(Math.max(0, start - 1));
  const last = before.lineAt(end);
  return before.lines
    .slice(first, last + 1)
    .every(line => before.isCanonical(line));
}

/**
 * The changes of white space that give a text after an edit the columns of
 * `terraform fmt`. A line that had other columns before stays as it is, and so
 * does what was inserted beside such a line.
 *
 * @param splices - what made the text of `after` from the one of `before`, in
 *   order
 */
export function realign(
  before: Layout,
  after: Layout,
  splices: readonly Splice[],
): Splice[] {
  const unchanged = unchangedLines(before, after, splices);
  const placed = place(splices);
  // Lines are asked for in order, so that those behind need no second look.
  let firstNear = 0;
  const mayAlign = (index: number): boolean => {
    const old = unchanged.get(index);
    if (old !== undefined) return before.isCanonical(before.lines[old]);
    const { start, end } = after.lines[index];
    while (firstNear < placed.length && placed[firstNear].end < start) {
      firstNear += 1;
    }
    for (
      let near = firstNear;
      near < placed.length && placed[near].start <= end;
      near += 1
    ) {
      if (!isClean(before, placed[near].splice)) return false;
    }
    return true;
  };
  return after.lines.flatMap((line, index) => {
    const wrong = gapsOf(line).filter(gap => !after.isGapCanonical(gap));
    if (wrong.length === 0 || !mayAlign(index)) return [];
    return wrong.map(({ start, end, spaces }) => ({
      start,
      end,
      text: ' '.repeat(spaces),
    }));
  });
}
