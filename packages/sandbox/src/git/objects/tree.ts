/** One entry of a folder. */
export interface TreeEntry {
  name: string;
  /** `100644` file, `100755` executable, `120000` link, `040000` folder. */
  mode: string;
  sha: string;
}

/** Whether an entry is a folder. */
export function isFolder(entry: { mode: string }): boolean {
  return entry.mode === '040000';
}

/** The order of git: folders compare as if their name ended with a slash. */
export function compareNames(left: TreeEntry, right: TreeEntry): number {
  const key = (entry: TreeEntry) =>
    Buffer.from(isFolder(entry) ? `${entry.name}/` : entry.name);
  return Buffer.compare(key(left), key(right));
}

/** The bytes of a folder as git hashes them. */
export function treeContent(entries: TreeEntry[]): Buffer {
  return Buffer.concat(
    entries.flatMap(({ mode, name, sha }) => [
      // git writes the mode of a folder without its leading zero.
      Buffer.from(`${mode.replace(/^0/, '')} ${name}\u0000`),
      Buffer.from(sha, 'hex'),
    ]),
  );
}
