/** The body of an answer is larger than allowed. */
export class BodyTooLargeError extends Error {}

/**
 * The whole body, byte for byte; no decoder may take a byte order mark away.
 * @throws BodyTooLargeError
 */
export async function readBody(
  response: Response,
  maxBytes: number,
): Promise<Buffer> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw new BodyTooLargeError();
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  if (response.body) {
    // Leaving the loop by an error cancels the stream and so the connection.
    for await (const part of response.body) {
      size += part.byteLength;
      if (size > maxBytes) throw new BodyTooLargeError();
      parts.push(part);
    }
  }
  return Buffer.concat(parts);
}
