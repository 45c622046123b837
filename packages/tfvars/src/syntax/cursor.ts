import type { Token, TokenType } from '../lexer/token';
import type { Source } from './source';

/** How deep values, blocks and templates may be nested. */
const maximumDepth = 200;

/**
 * Walks over the tokens of a text. Comments are passed over; newlines are
 * tokens only where they separate something.
 */
export class Cursor {
  /** Offset behind the last token that was read. */
  lastEnd = 0;
  #index = 0;
  #newlines = true;
  #depth = 0;

  constructor(
    readonly source: Source,
    private readonly tokens: readonly Token[],
  ) {}

  /** The kind of the next token; a comment that ends a line is a newline. */
  peek(): TokenType {
    const { type } = this.#next();
    return type === 'lineComment' ? 'newline' : type;
  }

  /** The next token, without reading it. */
  get token(): Token {
    return this.#next();
  }

  #next(): Token {
    for (;;) {
      const token = this.tokens[this.#index];
      const passedOver =
        token.type === 'blockComment' ||
        (token.type === 'newline' && !this.#newlines) ||
        (token.type === 'lineComment' &&
          (!this.#newlines || !this.#endsWithNewline(token)));
      if (!passedOver) return token;
      this.#index += 1;
    }
  }

  /** The last line of a file can be a comment without a newline. */
  #endsWithNewline(token: Token): boolean {
    return this.source.text[token.end - 1] === '\n';
  }

  read(): Token {
    const token = this.#next();
    if (token.type !== 'end') this.#index += 1;
    this.lastEnd = token.end;
    return token;
  }

  /** Reads the next token when it is of this kind. */
  accept(type: TokenType): boolean {
    if (this.peek() !== type) return false;
    this.read();
    return true;
  }

  /** Reads the next token, which must be of this kind. */
  expect(type: TokenType, sentence: string): Token {
    if (this.peek() !== type) throw this.error(sentence);
    return this.read();
  }

  /** True when the next token is this word. */
  isWord(word: string): boolean {
    const token = this.#next();
    return (
      token.type === 'identifier' &&
      token.end - token.start === word.length &&
      this.source.text.startsWith(word, token.start)
    );
  }

  textOf(token: Token): string {
    return this.source.text.slice(token.start, token.end);
  }

  /**
   * Reads something in which newlines count, or do not. The token after it is
   * looked at as before.
   */
  withNewlines<T>(newlines: boolean, read: () => T): T {
    const before = this.#newlines;
    this.#newlines = newlines;
    const result = read();
    this.#newlines = before;
    return result;
  }

  /** Reads something one level deeper. */
  nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > maximumDepth) {
      throw this.error(
        `Values and blocks are nested more than ${maximumDepth} deep here. Nest them less.`,
      );
    }
    const result = read();
    this.#depth -= 1;
    return result;
  }

  /** An error at the next token. */
  error(sentence: string) {
    return this.source.error('SyntaxError', sentence, this.#next().start);
  }
}
