import { RepositoryFile } from '@xkf/backstage-plugin-eks-node';
import { RepositoryAtCommit } from './repository';

/** A commit as further changes would leave it, before they are merged. */
export class EditedCommit implements RepositoryAtCommit {
  readonly commit: string;
  readonly #base: RepositoryAtCommit;
  readonly #edited: ReadonlyMap<string, string>;

  /** @param edited - new contents by path */
  constructor(base: RepositoryAtCommit, edited: ReadonlyMap<string, string>) {
    this.#base = base;
    this.commit = base.commit;
    this.#edited = edited;
  }

  async list(directory: string): Promise<string[]> {
    const made = [...this.#edited.keys()].filter(
      path => path.slice(0, Math.max(0, path.lastIndexOf('/'))) === directory,
    );
    return [...new Set([...(await this.#base.list(directory)), ...made])];
  }

  async read(paths: readonly string[]): Promise<RepositoryFile[]> {
    const files = await this.#base.read(paths);
    return files.map(file => {
      const content = this.#edited.get(file.path);
      return content === undefined ? file : { ...file, content };
    });
  }

  fileUrl(path: string, line?: number): string {
    return this.#base.fileUrl(path, line);
  }
}
