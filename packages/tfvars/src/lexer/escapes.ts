const simple: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
};
const hexadecimal = /^[0-9a-fA-F]+$/;

/** One escape of a quoted string: its length as written, and what it means. */
export interface Escape {
  length: number;
  character: string;
}

/**
 * Reads the escape whose backslash is at the offset.
 *
 * @returns undefined when HCL has no such escape
 */
export function escapeAt(text: string, at: number): Escape | undefined {
  const letter = text[at + 1] ?? '';
  if (Object.hasOwn(simple, letter)) {
    return { length: 2, character: simple[letter] };
  }
  const digits = { u: 4, U: 8 }[letter];
  if (digits === undefined) return undefined;
  const code = text.slice(at + 2, at + 2 + digits);
  if (code.length !== digits || !hexadecimal.test(code)) return undefined;
  const point = Number.parseInt(code, 16);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
    return undefined;
  }
  return { length: 2 + digits, character: String.fromCodePoint(point) };
}

/**
 * True when `$${` or `%%{` is at the offset, which stand for a literal `${`
 * and `%{`.
 */
export function isEscapedSequence(text: string, at: number): boolean {
  const first = text[at];
  return (
    (first === '$' || first === '%') &&
    text[at + 1] === first &&
    text[at + 2] === '{'
  );
}
