import type { TokenType } from '../lexer/token';

const spacesPerLevel = 2;

const changes: Partial<Record<TokenType, number>> = {
  '{': 1,
  '[': 1,
  '(': 1,
  interpolation: 1,
  directive: 1,
  '}': -1,
  ']': -1,
  ')': -1,
  sequenceEnd: -1,
};

/** How many brackets the token opens; negative when it closes one. */
export function bracketChange(type: TokenType): number {
  return changes[type] ?? 0;
}

/**
 * Follows how far lines are indented. A line that opens brackets, however
 * many, indents what follows by one level; the level ends on the line that
 * closes the last of them.
 */
export class Indentation {
  /** For each level the brackets that are still open. */
  readonly #levels: number[] = [];

  /** The spaces before a line that in sum opens this many brackets. */
  ofLine(opened: number): number {
    let toClose = -opened;
    while (toClose > 0 && this.#levels.length > 0) {
      const open = this.#levels[this.#levels.length - 1];
      if (toClose < open) {
        this.#levels[this.#levels.length - 1] = open - toClose;
        toClose = 0;
      } else {
        this.#levels.pop();
        toClose -= open;
      }
    }
    const spaces = spacesPerLevel * this.#levels.length;
    if (opened > 0) this.#levels.push(opened);
    return spaces;
  }
}
