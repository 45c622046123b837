import { applyPatch, structuredPatch } from 'diff';
import { type FileEntry, filesOf, writeFiles } from './files';
import type { ObjectDatabase } from './ObjectDatabase';

/** The tree of a merge, or the paths that both sides changed in ways that do not fit. */
export type MergeResult =
  | { tree: string; conflicts?: undefined }
  | { tree?: undefined; conflicts: string[] };

function mergeTexts(
  objects: ObjectDatabase,
  path: string,
  base: FileEntry,
  ours: FileEntry,
  theirs: FileEntry,
): FileEntry | undefined {
  const text = ({ sha }: FileEntry) =>
    objects.blob(sha)?.toString('utf8') ?? '';
  const patch = structuredPatch(path, path, text(base), text(theirs));
  const merged = applyPatch(text(ours), patch, { fuzzFactor: 0 });
  return merged === false
    ? undefined
    : { mode: ours.mode, sha: objects.putBlob(Buffer.from(merged)) };
}

function same(
  left: FileEntry | undefined,
  right: FileEntry | undefined,
): boolean {
  return left?.sha === right?.sha && left?.mode === right?.mode;
}

/** Joins two trees that come from the same one, file by file and hunk by hunk. */
export function mergeTrees(
  objects: ObjectDatabase,
  baseTree: string,
  oursTree: string,
  theirsTree: string,
): MergeResult {
  const [base, ours, theirs] = [baseTree, oursTree, theirsTree].map(tree =>
    filesOf(objects, tree),
  );
  const result = new Map<string, FileEntry>();
  const conflicts: string[] = [];
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const [old, left, right] = [base, ours, theirs].map(files =>
      files.get(path),
    );
    let merged: FileEntry | undefined;
    if (same(left, right) || same(old, right)) {
      merged = left;
    } else if (same(old, left)) {
      merged = right;
    } else {
      merged =
        old && left && right
          ? mergeTexts(objects, path, old, left, right)
          : undefined;
      if (!merged) {
        conflicts.push(path);
      }
    }
    if (merged) {
      result.set(path, merged);
    }
  }
  return conflicts.length > 0
    ? { conflicts: conflicts.sort() }
    : { tree: writeFiles(objects, result) };
}
