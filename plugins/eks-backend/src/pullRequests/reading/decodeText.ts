import { ConflictError } from '@backstage/errors';

/**
 * A file's text, byte for byte: a byte order mark and line ends stay.
 * @throws ConflictError for a file that is not UTF-8, which could not be written back unharmed
 */
export function decodeText(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new ConflictError(`${path} is not a text file in UTF-8.`);
  }
}
