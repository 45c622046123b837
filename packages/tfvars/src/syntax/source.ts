import { TfvarsError, type TfvarsErrorCode } from '../errors';
import { characterCount } from './width';
import type { Path } from '../paths/path';

/**
 * A place in the text.
 *
 * @public
 */
export interface Position {
  /** From 1. */
  line: number;
  /**
   * From 1, in characters as a reader counts them (grapheme clusters), which is
   * how Terraform counts columns. A byte order mark does not count.
   */
  column: number;
  /** From 0, in UTF-16 units: an index into the string. */
  offset: number;
}

/**
 * A part of the text; `end` is exclusive.
 *
 * @public
 */
export interface Span {
  start: Position;
  end: Position;
}

export const byteOrderMark = '\ufeff';

/** The text with an index of its lines, made when a position is first asked. */
export class Source {
  #lineStarts: number[] | undefined;

  constructor(readonly text: string) {}

  get #starts(): number[] {
    if (!this.#lineStarts) {
      const starts = [this.text.startsWith(byteOrderMark) ? 1 : 0];
      for (
        let newline = this.text.indexOf('\n');
        newline >= 0;
        newline = this.text.indexOf('\n', newline + 1)
      ) {
        starts.push(newline + 1);
      }
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }

  position(offset: number): Position {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    const before = this.text.slice(starts[low], offset);
    return { line: low + 1, column: characterCount(before) + 1, offset };
  }

  span(start: number, end: number): Span {
    return { start: this.position(start), end: this.position(end) };
  }

  /** An error that names the place of the offset. */
  error(
    code: TfvarsErrorCode,
    sentence: string,
    offset: number,
    path?: Path,
  ): TfvarsError {
    const { line, column } = this.position(offset);
    return new TfvarsError(code, sentence, { line, column, path });
  }
}
