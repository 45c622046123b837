import { TfvarsError } from './errors';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Turns the bytes of a file into text. A byte order mark stays part of the
 * text, so that {@link encode} gives exactly the same bytes again.
 *
 * @throws TfvarsError `InvalidEncoding` when the bytes are not UTF-8
 * @public
 */
export function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new TfvarsError(
      'InvalidEncoding',
      'The file is not UTF-8. Terraform reads only UTF-8: convert the file first.',
    );
  }
}

/**
 * Turns text into the bytes of a file, in UTF-8.
 *
 * @public
 */
export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}
