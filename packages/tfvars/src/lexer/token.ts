/** The punctuation of HCL; each is its own kind of token. */
export type Punctuation =
  | '{'
  | '}'
  | '['
  | ']'
  | '('
  | ')'
  | ','
  | '.'
  | '...'
  | ':'
  | '::'
  | '?'
  | '='
  | '=>'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '&&'
  | '||'
  | '!'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export type TokenType =
  | Punctuation
  | 'identifier'
  | 'number'
  /** `\n` or `\r\n`. */
  | 'newline'
  /** `# …` and `// …`, with the newline that ends it. */
  | 'lineComment'
  | 'blockComment'
  | 'openQuote'
  | 'closeQuote'
  /** Text of a quoted string as written, escapes included. */
  | 'quotedText'
  /** `<<EOT` or `<<-EOT` with its newline. */
  | 'openHeredoc'
  /** One line of a heredoc, or a part of one beside a sequence. */
  | 'heredocText'
  /** The marker, with the spaces before it and without its newline. */
  | 'closeHeredoc'
  /** `${` or `${~`. */
  | 'interpolation'
  /** `%{` or `%{~`. */
  | 'directive'
  /** `}` or `~}` that ends an interpolation or a directive. */
  | 'sequenceEnd'
  | 'end';

/** A piece of the text: offsets in UTF-16 units, `end` is exclusive. */
export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
}

/** True when the token ends a line of the text. */
export function endsLine(token: Token): boolean {
  return token.type === 'newline' || token.type === 'lineComment';
}
