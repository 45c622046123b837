const KEY = 'Eks-Operation';

/** The message with the trailer that marks a commit as one of this operation. */
export function withTrailer(message: string, operationId: string): string {
  return `${message.trimEnd()}\n\n${KEY}: ${operationId}`;
}

/**
 * Whether the last paragraph of a commit message carries the operation's
 * trailer. A mention further up does not count: a person may quote it.
 */
export function carriesTrailer(message: string, operationId: string): boolean {
  const paragraphs = message.replaceAll('\r\n', '\n').trimEnd().split(/\n\n+/);
  const last = paragraphs[paragraphs.length - 1] ?? '';
  return last
    .split('\n')
    .some(line => line.trim() === `${KEY}: ${operationId}`);
}
