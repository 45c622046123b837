/** A replacement of the characters from `start` up to, not including, `end`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** In the order of the text; what is inserted at one place keeps its order. */
export function inOrder(splices: readonly Splice[]): Splice[] {
  return [...splices].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  );
}

/** Carries out replacements that are in order and do not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const splice of splices) {
    parts.push(text.slice(at, splice.start), splice.text);
    at = splice.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
