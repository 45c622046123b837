import { withoutEdges } from '../lexer/characters';
import { escapeAt, isEscapedSequence } from '../lexer/escapes';

const needsDecoding = /[\\$%]/;

function decodeSequences(text: string, withEscapes: boolean): string {
  if (!needsDecoding.test(text)) return text;
  let result = '';
  for (let at = 0; at < text.length;) {
    const escape =
      withEscapes && text[at] === '\\' ? escapeAt(text, at) : undefined;
    if (escape) {
      result += escape.character;
      at += escape.length;
    } else if (isEscapedSequence(text, at)) {
      result += text.slice(at + 1, at + 3);
      at += 3;
    } else {
      result += text[at];
      at += 1;
    }
  }
  return result;
}

/** The meaning of a quoted string, given with its quotes, in NFC. */
export function decodeQuoted(text: string): string {
  return decodeSequences(text.slice(1, -1), true).normalize('NFC');
}

/**
 * Takes the indentation away that all lines share. Lines of nothing but space
 * neither count nor change.
 */
function withoutIndentation(lines: readonly string[]): string[] {
  const indentations = lines
    .filter(line => withoutEdges(line) !== '')
    .map(line => {
      let content = 0;
      while (withoutEdges(line[content]) === '') content += 1;
      return content;
    });
  const shared = indentations.reduce(
    (least, indentation) => Math.min(least, indentation),
    Infinity,
  );
  return lines.map(line =>
    withoutEdges(line) === '' ? line : line.slice(shared),
  );
}

/** The meaning of a heredoc, given from its `<<` to its end marker, in NFC. */
export function decodeHeredoc(text: string): string {
  const firstLine = text.indexOf('\n') + 1;
  const lastLine = text.lastIndexOf('\n') + 1;
  const lines = text
    .slice(firstLine, lastLine)
    .split(/(?<=\n)/)
    .filter(line => line.length > 0);
  const kept = text.startsWith('<<-') ? withoutIndentation(lines) : lines;
  return kept
    .map(line => decodeSequences(line, false))
    .join('')
    .normalize('NFC');
}
