import { commentMarker, markedText } from '../ownership';
import { Pace, untilSettled } from './attempts';
import { HostCalls } from './HostCalls';

/** Writes the comment of a topic, or brings the one that is there up to date. */
export async function ensureComment(
  host: HostCalls,
  options: {
    number: number;
    operationId: string;
    topic: string;
    body: string;
    signal?: AbortSignal;
  },
  pace: Pace,
): Promise<void> {
  const { number, operationId, topic, signal } = options;
  const marker = commentMarker(operationId, topic);
  const body = markedText({
    text: options.body,
    marker,
    position: 'first',
    limit: host.textLimits.comment,
    hostTitle: host.title,
  });
  await untilSettled(async () => {
    const comments = await host.comments(number, { signal });
    const written = comments.find(comment => comment.body.startsWith(marker));
    if (!written) await host.addComment(number, body, { signal });
    else if (!sameText(written.body, body)) {
      await host.editComment(number, written, body, { signal });
    }
    return true;
  }, pace);
}

/** Hosts may change line ends and take spaces at the end away. */
function sameText(left: string, right: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();
  return plain(left) === plain(right);
}
