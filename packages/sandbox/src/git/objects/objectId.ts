import { createHash } from 'node:crypto';

/** Kinds of git objects that the sandbox keeps. */
export type ObjectType = 'blob' | 'tree' | 'commit';

/** The id that git gives an object: SHA-1 over its type, its size and its content. */
export function objectId(type: ObjectType, content: Buffer): string {
  return createHash('sha1')
    .update(`${type} ${content.length}\u0000`)
    .update(content)
    .digest('hex');
}
