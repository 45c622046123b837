import type { Source } from '../syntax/source';
import { byteOrderMark } from '../syntax/source';
import {
  endOfIdentifier,
  endOfNumber,
  heredocAt,
  isNumber,
  withoutEdges,
} from './characters';
import { escapeAt, isEscapedSequence } from './escapes';
import type { Punctuation, Token, TokenType } from './token';

type Mode =
  /** Expressions; `braces` counts the open ones since the mode began. */
  | { kind: 'main'; braces: number }
  | { kind: 'quoted'; start: number }
  | { kind: 'heredoc'; start: number; marker: string; startOfLine: boolean };

/** Longest first, so that the first that fits is the right one. */
const punctuation: readonly Punctuation[] = [
  '...',
  ...(['==', '!=', '<=', '>=', '=>', '&&', '||', '::'] as const),
  ...(['{', '}', '[', ']', '(', ')', ',', '.', ':', '?', '='] as const),
  ...(['<', '>', '!', '+', '-', '*', '/', '%'] as const),
];
const punctuationByCharacter = new Map<string, Punctuation[]>();
for (const each of punctuation) {
  const sameStart = punctuationByCharacter.get(each[0]) ?? [];
  punctuationByCharacter.set(each[0], [...sameStart, each]);
}

/** Cuts a text into tokens: every character is in one, or is a space or tab. */
class Lexer {
  readonly tokens: Token[] = [];
  readonly #text: string;
  readonly #modes: Mode[] = [{ kind: 'main', braces: 0 }];
  #at: number;

  constructor(private readonly source: Source) {
    this.#text = source.text;
    this.#at = this.#text.startsWith(byteOrderMark) ? 1 : 0;
  }

  run(): Token[] {
    while (this.#at < this.#text.length) {
      const mode = this.#modes[this.#modes.length - 1];
      if (mode.kind === 'main') this.#main(mode);
      else if (mode.kind === 'quoted') this.#quoted();
      else this.#heredoc(mode);
    }
    const open = this.#modes.findLast(mode => mode.kind !== 'main');
    if (open) {
      throw this.#error(
        open.kind === 'quoted'
          ? 'The string that starts here is not closed. Add a quote at its end.'
          : `The heredoc that starts here is not closed. Put its marker ${open.marker} on a line of its own.`,
        open.start,
      );
    }
    this.#emit('end', this.#at);
    return this.tokens;
  }

  #error(sentence: string, at: number) {
    return this.source.error('SyntaxError', sentence, at);
  }

  #emit(type: TokenType, end: number) {
    this.tokens.push({ type, start: this.#at, end });
    this.#at = end;
  }

  #main(mode: { braces: number }) {
    const text = this.#text;
    const at = this.#at;
    const character = text[at];
    switch (character) {
      case ' ':
      case '\t':
        this.#at += 1;
        return;
      case '\n':
        this.#emit('newline', at + 1);
        return;
      case '\r':
        if (text[at + 1] !== '\n') {
          throw this.#error(
            'A carriage return must be followed by a line feed.',
            at,
          );
        }
        this.#emit('newline', at + 2);
        return;
      case '#':
        this.#lineComment();
        return;
      case '"':
        this.#modes.push({ kind: 'quoted', start: at });
        this.#emit('openQuote', at + 1);
        return;
      case '{':
        mode.braces += 1;
        this.#emit('{', at + 1);
        return;
      case '}':
        if (mode.braces === 0 && this.#modes.length > 1) {
          this.#modes.pop();
          this.#emit('sequenceEnd', at + 1);
          return;
        }
        mode.braces = Math.max(0, mode.braces - 1);
        this.#emit('}', at + 1);
        return;
      default:
        this.#otherInMain(mode, character);
    }
  }

  #otherInMain(mode: { braces: number }, character: string) {
    const text = this.#text;
    const at = this.#at;
    if (character === '/' && text[at + 1] === '/') {
      this.#lineComment();
      return;
    }
    if (character === '/' && text[at + 1] === '*') {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) {
        throw this.#error(
          'The comment that starts here is not closed. Add */ at its end.',
          at,
        );
      }
      this.#emit('blockComment', end + 2);
      return;
    }
    if (
      character === '~' &&
      text[at + 1] === '}' &&
      mode.braces === 0 &&
      this.#modes.length > 1
    ) {
      this.#modes.pop();
      this.#emit('sequenceEnd', at + 2);
      return;
    }
    if (character === '<' && text[at + 1] === '<') {
      const heredoc = heredocAt(text, at);
      if (heredoc) {
        const { marker, end } = heredoc;
        this.#modes.push({
          kind: 'heredoc',
          start: at,
          marker,
          startOfLine: true,
        });
        this.#emit('openHeredoc', end);
        return;
      }
    }
    const candidates = punctuationByCharacter.get(character);
    const found = candidates?.find(each => text.startsWith(each, at));
    if (found) {
      this.#emit(found, at + found.length);
      return;
    }
    const afterNumber = endOfNumber(text, at);
    if (afterNumber > at) {
      if (!isNumber(text.slice(at, afterNumber))) {
        throw this.#error('This is not a number.', at);
      }
      this.#emit('number', afterNumber);
      return;
    }
    const afterIdentifier = endOfIdentifier(text, at);
    if (afterIdentifier > at) {
      this.#emit('identifier', afterIdentifier);
      return;
    }
    throw this.#error('This character has no meaning here. Remove it.', at);
  }

  #lineComment() {
    const newline = this.#text.indexOf('\n', this.#at);
    this.#emit('lineComment', newline < 0 ? this.#text.length : newline + 1);
  }

  /** Starts a `${` or `%{`. */
  #sequence(at: number) {
    const type = this.#text[at] === '$' ? 'interpolation' : 'directive';
    this.#modes.push({ kind: 'main', braces: 0 });
    this.#emit(type, this.#text[at + 2] === '~' ? at + 3 : at + 2);
  }

  #quoted() {
    const text = this.#text;
    let end = this.#at;
    for (; end < text.length; end += 1) {
      const character = text[end];
      if (character === '"') {
        if (end > this.#at) this.#emit('quotedText', end);
        this.#modes.pop();
        this.#emit('closeQuote', end + 1);
        return;
      }
      if (character === '\\') {
        const escape = escapeAt(text, end);
        if (!escape) {
          throw this.#error(
            'There is no such escape in a string. Write \\\\ for a backslash.',
            end,
          );
        }
        end += escape.length - 1;
      } else if (character === '\n' || character === '\r') {
        throw this.#error(
          'A quoted string must end on its line. Close it with a quote, or use a heredoc.',
          end,
        );
      } else if (isEscapedSequence(text, end)) {
        end += 2;
      } else if (
        (character === '$' || character === '%') &&
        text[end + 1] === '{'
      ) {
        if (end > this.#at) this.#emit('quotedText', end);
        this.#sequence(end);
        return;
      }
    }
    // The end of the text: `run` says that the string is not closed.
    this.#at = end;
  }

  #heredoc(mode: { marker: string; startOfLine: boolean }) {
    const text = this.#text;
    const newline = text.indexOf('\n', this.#at);
    if (mode.startOfLine && newline >= 0) {
      const end = text[newline - 1] === '\r' ? newline - 1 : newline;
      const line = text.slice(this.#at, end);
      const isMarker =
        line.includes(mode.marker) &&
        withoutEdges(line) === mode.marker &&
        !line.includes('\r');
      if (isMarker) {
        this.#modes.pop();
        this.#emit('closeHeredoc', end);
        return;
      }
    }
    const limit = newline < 0 ? text.length : newline + 1;
    for (let end = this.#at; end < limit; end += 1) {
      if (isEscapedSequence(text, end)) {
        end += 2;
      } else if (text[end] === '\r' && text[end + 1] !== '\n') {
        throw this.#error(
          'A carriage return must be followed by a line feed.',
          end,
        );
      } else if (
        (text[end] === '$' || text[end] === '%') &&
        text[end + 1] === '{'
      ) {
        mode.startOfLine = false;
        if (end > this.#at) this.#emit('heredocText', end);
        this.#sequence(end);
        return;
      }
    }
    mode.startOfLine = true;
    this.#emit('heredocText', limit);
  }
}

/**
 * Cuts a text into tokens, comments and newlines included. The last token is
 * always `end`.
 *
 * @throws TfvarsError `SyntaxError`
 */
export function tokenize(source: Source): Token[] {
  return new Lexer(source).run();
}
