import { ConflictError } from '@backstage/errors';
import { RepositoryAtCommit } from '../RepositoryAtCommit';

/** Stands for a file whose bytes are not UTF-8. */
export const notText = '(not text)';

/** Contents of files by path. */
export type Files = Readonly<Record<string, string>>;

/** A repository that is a table of texts; notes what is asked. */
export class MemoryRepository implements RepositoryAtCommit {
  readonly commit = 'a'.repeat(40);
  readonly reads: string[][] = [];
  readonly lists: string[] = [];

  constructor(readonly files: Files) {}

  async list(directory: string): Promise<string[]> {
    this.lists.push(directory);
    return Object.keys(this.files).filter(
      path => path.slice(0, path.lastIndexOf('/')) === directory,
    );
  }

  async read(paths: readonly string[]) {
    if (paths.length > 100) throw new Error('more than 100 files at once');
    this.reads.push([...paths]);
    const binary = paths.find(path => this.files[path] === notText);
    if (binary)
      throw new ConflictError(`${binary} is not a text file in UTF-8.`);
    return paths.map(path =>
      Object.hasOwn(this.files, path)
        ? { path, content: this.files[path], blobId: `blob:${path}` }
        : { path },
    );
  }

  fileUrl(path: string, line?: number): string {
    const fragment = line === undefined ? '' : `#L${line}`;
    return `https://git.example/acme/xkf/blob/${this.commit}/${path}${fragment}`;
  }
}
