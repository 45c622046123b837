import { structuredPatch } from 'diff';
import { filesOf } from './files';
import type { ObjectDatabase } from './ObjectDatabase';

/** A file that differs between two trees. */
export interface FileChange {
  path: string;
  status: 'added' | 'removed' | 'modified';
  /** Id of the blob in the new tree, or in the old one of a removed file. */
  sha: string;
  additions: number;
  deletions: number;
  /** Hunks of the unified diff, without a header; undefined for a file that is not text. */
  patch: string | undefined;
}

function isText(content: Buffer): boolean {
  return !content.subarray(0, 8000).includes(0);
}

/** Lines of a hunk as git writes them: an empty range begins before, a single line has no count. */
function range(start: number, count: number): string {
  if (count === 0) {
    return `${start - 1},0`;
  }
  return count === 1 ? String(start) : `${start},${count}`;
}

function hunksOf(path: string, before: Buffer, after: Buffer) {
  const { hunks } = structuredPatch(
    path,
    path,
    before.toString('utf8'),
    after.toString('utf8'),
    undefined,
    undefined,
    { context: 3 },
  );
  const lines = hunks.flatMap(hunk => hunk.lines);
  return {
    additions: lines.filter(line => line.startsWith('+')).length,
    deletions: lines.filter(line => line.startsWith('-')).length,
    patch: hunks
      .map(hunk =>
        [
          `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
          ...hunk.lines,
        ].join('\n'),
      )
      .join('\n'),
  };
}

/** The files that differ between two trees, by path. */
export function changesBetween(
  objects: ObjectDatabase,
  beforeTree: string | undefined,
  afterTree: string,
): FileChange[] {
  const before = beforeTree ? filesOf(objects, beforeTree) : new Map();
  const after = filesOf(objects, afterTree);
  const paths = Array.from(new Set([...before.keys(), ...after.keys()])).sort();
  const contentOf = (sha: string | undefined) =>
    (sha && objects.blob(sha)) || Buffer.alloc(0);
  return paths.flatMap(path => {
    const old = before.get(path);
    const now = after.get(path);
    if (old?.sha === now?.sha && old?.mode === now?.mode) {
      return [];
    }
    const left = contentOf(old?.sha);
    const right = contentOf(now?.sha);
    const modified = now ? 'modified' : 'removed';
    return [
      {
        path,
        status: old ? modified : 'added',
        sha: now?.sha ?? old?.sha ?? '',
        ...(isText(left) && isText(right)
          ? hunksOf(path, left, right)
          : { additions: 0, deletions: 0, patch: undefined }),
      },
    ];
  });
}
