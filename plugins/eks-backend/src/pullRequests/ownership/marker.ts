/** Invisible mark of a pull request's text. */
export function requestMarker(operationId: string): string {
  return `<!-- eks-op:${operationId} -->`;
}

/** Invisible first line of a comment about one topic of an operation. */
export function commentMarker(operationId: string, topic: string): string {
  return `<!-- eks-op:${operationId} ${topic} -->`;
}

/**
 * Markdown with a mark, no longer than the host allows. What is cut off is
 * replaced by a note; the mark always stays.
 * @param limit - in UTF-16 units, as the hosts count
 */
export function markedText(options: {
  text: string;
  marker: string;
  position: 'first' | 'last';
  limit: number;
  hostTitle: string;
}): string {
  const { text, marker, position, limit, hostTitle } = options;
  const note = `\n\n_Shortened: ${hostTitle} takes at most ${limit} characters here._`;
  const room = limit - marker.length - 2;
  const body =
    text.length > room
      ? `${cutAt(text, room - note.length).trimEnd()}${note}`
      : text;
  return position === 'first'
    ? `${marker}\n${body}`
    : `${body.trimEnd()}\n\n${marker}`;
}

/** A title no longer than the host allows. */
export function shortTitle(title: string, limit: number): string {
  const line = title.replace(/\s+/g, ' ').trim();
  return line.length > limit ? `${cutAt(line, limit - 1)}…` : line;
}

/** Cuts without leaving half of a surrogate pair. */
function cutAt(text: string, length: number): string {
  const cut = text.slice(0, Math.max(0, length));
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
