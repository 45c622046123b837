import type { ObjectDatabase } from './ObjectDatabase';
import { isFolder, type TreeEntry } from './tree';

/** A file of a tree: its id and mode. */
export interface FileEntry {
  sha: string;
  mode: string;
}

/** All files of a tree by path, in the order of git. */
export function filesOf(
  objects: ObjectDatabase,
  treeSha: string,
  prefix = '',
): Map<string, FileEntry> {
  const files = new Map<string, FileEntry>();
  for (const entry of objects.tree(treeSha) ?? []) {
    const path = `${prefix}${entry.name}`;
    if (isFolder(entry)) {
      for (const [below, file] of filesOf(objects, entry.sha, `${path}/`)) {
        files.set(below, file);
      }
    } else {
      files.set(path, { sha: entry.sha, mode: entry.mode });
    }
  }
  return files;
}

/** Keeps the folders that hold the files; returns the id of the root. */
export function writeFiles(
  objects: ObjectDatabase,
  files: Map<string, FileEntry>,
): string {
  const entries: TreeEntry[] = [];
  const folders = new Map<string, Map<string, FileEntry>>();
  for (const [path, file] of files) {
    const slash = path.indexOf('/');
    if (slash < 0) {
      entries.push({ name: path, ...file });
    } else {
      const name = path.slice(0, slash);
      const folder = folders.get(name) ?? new Map<string, FileEntry>();
      folder.set(path.slice(slash + 1), file);
      folders.set(name, folder);
    }
  }
  for (const [name, below] of folders) {
    entries.push({ name, mode: '040000', sha: writeFiles(objects, below) });
  }
  return objects.putTree(entries);
}

/** What lies at a path of a tree; the root for an empty path. */
export function entryAt(
  objects: ObjectDatabase,
  treeSha: string,
  path: string,
): TreeEntry | undefined {
  let entry: TreeEntry | undefined = { name: '', mode: '040000', sha: treeSha };
  for (const part of path.split('/').filter(Boolean)) {
    entry =
      entry && isFolder(entry)
        ? objects.tree(entry.sha)?.find(each => each.name === part)
        : undefined;
  }
  return entry;
}

/** The text of a file of a tree; undefined if there is none. */
export function textAt(
  objects: ObjectDatabase,
  treeSha: string,
  path: string,
): string | undefined {
  const entry = entryAt(objects, treeSha, path);
  return entry && objects.blob(entry.sha)?.toString('utf8');
}
