import type { IncomingMessage } from 'node:http';

/** An HTTP request to the AWS endpoint, read to its end. */
export interface AwsRequest {
  method: string;
  /** The path as it was sent, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string;
}

const BODY_LIMIT = 1024 * 1024;

/** A body larger than the sandbox reads. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/**
 * Reads a request to its end.
 *
 * @throws BodyTooLargeError when the body has more than 1 MiB
 */
export async function readRequest(
  incoming: IncomingMessage,
): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > BODY_LIMIT) {
      throw new BodyTooLargeError('The request body is larger than 1 MiB');
    }
    chunks.push(chunk);
  }
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: incoming.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : (value ?? ''),
      ]),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
