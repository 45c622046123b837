const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
/** Also what is no number, like `1.2.3`, but is one token to Terraform. */
const number = /[0-9]+(?:\.[0-9]+|[eE][+-]?[0-9]+)*/y;
const validNumber = /^[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const heredocStart = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;

/** What Go calls space: other than in JavaScript, U+0085 is, U+FEFF is not. */
const edges =
  /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

function endOfMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** The end of the identifier that starts at the offset; the offset without one. */
export function endOfIdentifier(text: string, at: number): number {
  return endOfMatch(identifier, text, at);
}

/** The end of the number that starts at the offset; the offset without one. */
export function endOfNumber(text: string, at: number): number {
  return endOfMatch(number, text, at);
}

/** True when the token of digits, dots and exponents is a number. */
export function isNumber(text: string): boolean {
  return validNumber.test(text);
}

/** The marker and the end of the line that opens a heredoc at the offset. */
export function heredocAt(
  text: string,
  at: number,
): { marker: string; end: number } | undefined {
  heredocStart.lastIndex = at;
  const match = heredocStart.exec(text);
  return match ? { marker: match[1], end: heredocStart.lastIndex } : undefined;
}

/** True when the whole text is one identifier. */
export function isIdentifier(text: string): boolean {
  return text.length > 0 && endOfIdentifier(text, 0) === text.length;
}

/** The text without space at its ends, as the marker of a heredoc is compared. */
export function withoutEdges(text: string): string {
  return text.replace(edges, '');
}
