import { createHash } from 'node:crypto';
import { ChangedFile } from '@xkf/backstage-plugin-eks-node';

/** Id that Git gives a file's content. */
export function blobIdOf(content: Uint8Array): string {
  return createHash('sha1')
    .update(`blob ${content.byteLength}\0`)
    .update(content)
    .digest('hex');
}

/** What a file holds, as the port and the comparison need it. */
interface Held {
  path: string;
  content?: string;
}

/** The wanted files that differ from what is held. */
export function differences(
  wanted: readonly ChangedFile[],
  held: readonly Held[],
): ChangedFile[] {
  const contents = new Map(held.map(file => [file.path, file.content]));
  return wanted.filter(file => contents.get(file.path) !== file.content);
}
