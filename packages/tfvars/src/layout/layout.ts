import type { Syntax } from '../syntax/parse';
import { byteOrderMark } from '../syntax/source';
import { characterCount } from '../syntax/width';
import { type Gap, gapsOf, type LayoutLine, linesOf } from './lines';

const onlySpaces = /^ *$/;

/** The columns that `terraform fmt` wants in a text. */
export class Layout {
  readonly lines: readonly LayoutLine[];
  readonly #text: string;

  constructor(syntax: Syntax) {
    this.#text = syntax.source.text;
    this.lines = linesOf(
      syntax.tokens,
      this.#text.startsWith(byteOrderMark) ? 1 : 0,
    );
    this.#align(
      line => (line.inEqualsGroup ? line.equals : undefined),
      line => this.#widthBeforeEquals(line),
    );
    this.#align(
      line => line.comment,
      line => this.#widthBeforeComment(line),
    );
  }

  /** Index of the line that holds the offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle].start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** True when `terraform fmt` would keep the columns of the line. */
  isCanonical(line: LayoutLine): boolean {
    return gapsOf(line).every(gap => this.isGapCanonical(gap));
  }

  isGapCanonical(gap: Gap): boolean {
    return (
      gap.end - gap.start === gap.spaces &&
      onlySpaces.test(this.#text.slice(gap.start, gap.end))
    );
  }

  #width(start: number, end: number): number {
    return characterCount(this.#text.slice(start, end));
  }

  #widthBeforeEquals({ indent, equals }: LayoutLine): number {
    if (!indent || !equals) return 0;
    return indent.spaces + this.#width(indent.end, equals.start);
  }

  #widthBeforeComment(line: LayoutLine): number {
    const { indent, equals, comment } = line;
    if (!indent || !comment) return 0;
    if (!equals) return indent.spaces + this.#width(indent.end, comment.start);
    return (
      this.#widthBeforeEquals(line) +
      equals.spaces +
      this.#width(equals.end, comment.start)
    );
  }

  /** Gives consecutive lines that have the gap one column behind it. */
  #align(
    gapOf: (line: LayoutLine) => Gap | undefined,
    widthOf: (line: LayoutLine) => number,
  ) {
    let group: { gap: Gap; width: number }[] = [];
    const close = () => {
      const widest = group.reduce(
        (most, { width }) => Math.max(most, width),
        0,
      );
      for (const { gap, width } of group) gap.spaces = widest - width + 1;
      group = [];
    };
    for (const line of this.lines) {
      const gap = gapOf(line);
      if (gap) group.push({ gap, width: widthOf(line) });
      else if (group.length > 0) close();
    }
    close();
  }
}
