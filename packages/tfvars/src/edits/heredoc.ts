import { withoutEdges } from '../lexer/characters';
import type { StringExpression } from '../syntax/nodes';
import { decodeHeredoc } from '../syntax/strings';
import { normalized } from '../values/value';

/**
 * Writes a string as the heredoc that was there is written, when a heredoc can
 * hold it.
 */
export function writeLikeHeredoc(
  heredoc: StringExpression,
  value: string,
): string | undefined {
  const { text } = heredoc;
  const opening = text.slice(0, text.indexOf('\n') + 1);
  const closing = text.slice(text.lastIndexOf('\n') + 1);
  const marker = withoutEdges(closing);
  const lines = value.split(/(?<=\n)/);
  const isPossible =
    value.endsWith('\n') &&
    lines.every(line => withoutEdges(line) !== marker) &&
    !/(?![\t\n])\p{Cc}/u.test(value.replaceAll('\r\n', '\n'));
  if (!isPossible) return undefined;
  const firstLine = text.slice(opening.length).split('\n', 1)[0];
  const indent = opening.startsWith('<<-')
    ? (/^[ \t]*/.exec(firstLine)?.[0] ?? '')
    : '';
  const content = lines
    .map(line => (withoutEdges(line) === '' ? line : `${indent}${line}`))
    .join('')
    .replace(/[$%]\{/g, found => `${found[0]}${found}`);
  const written = `${opening}${content}${closing}`;
  return decodeHeredoc(written) === normalized(value) ? written : undefined;
}
