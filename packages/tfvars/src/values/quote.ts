import { isIdentifier } from '../lexer/characters';

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
/** What cannot stand in a quoted string, and what would hide in it. */
const special =
  /["\\]|[$%]\{|[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** Words that mean something else where a key can stand. */
const reservedKeys: ReadonlySet<string> = new Set([
  'for',
  'true',
  'false',
  'null',
]);

function escaped(found: string): string {
  if (found.endsWith('{')) return `${found[0]}${found}`;
  return (
    escapes[found] ?? `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}

/**
 * A quoted string that means exactly the text: nothing in it is interpolated.
 */
export function quote(text: string): string {
  return `"${text.replace(special, escaped)}"`;
}

/** The key of an object, quoted where it must be or should be. */
export function writeKey(key: string, quoted: boolean): string {
  return quoted || !isIdentifier(key) || reservedKeys.has(key)
    ? quote(key)
    : key;
}
