import { gzipSync } from 'node:zlib';
import type { Commit } from './objects/commit';
import { filesOf } from './objects/files';
import type { Repository } from './repository/Repository';

const BLOCK = 512;

/** A path as ustar keeps it: at most 100 bytes of name after at most 155 of folder. */
function splitPath(path: string): { name: string; prefix: string } {
  if (Buffer.byteLength(path) <= 100) {
    return { name: path, prefix: '' };
  }
  const slash = path.indexOf('/', path.length - 100);
  return { name: path.slice(slash + 1), prefix: path.slice(0, slash) };
}

function header(path: string, size: number, type: '0' | '5', at: Date): Buffer {
  const block = Buffer.alloc(BLOCK);
  const { name, prefix } = splitPath(path);
  const octal = (value: number, length: number) =>
    `${value.toString(8).padStart(length - 1, '0')}\0`;
  block.write(name, 0);
  block.write(octal(type === '5' ? 0o755 : 0o644, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(Math.floor(at.getTime() / 1000), 12), 136);
  // The checksum is counted with spaces in its own place.
  block.write('        ', 148);
  block.write(type, 156);
  block.write('ustar\u000000', 257);
  block.write(prefix, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** All files of a commit as a compressed tar archive, below one folder as GitHub packs them. */
export function archiveOf(repository: Repository, commit: Commit): Buffer {
  const { objects, owner, name } = repository;
  const at = commit.committer.date;
  const root = `${owner}-${name}-${commit.sha.slice(0, 7)}`;
  const parts = [header(`${root}/`, 0, '5', at)];
  for (const [path, { sha }] of filesOf(objects, commit.tree)) {
    const content = objects.blob(sha) ?? Buffer.alloc(0);
    const padding = (BLOCK - (content.length % BLOCK)) % BLOCK;
    parts.push(
      header(`${root}/${path}`, content.length, '0', at),
      content,
      Buffer.alloc(padding),
    );
  }
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]));
}
