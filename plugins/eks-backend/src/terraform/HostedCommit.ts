import { GitRepository, RepositoryFile } from '@xkf/backstage-plugin-eks-node';
import { RepositoryAtCommit } from './repository';

/** One commit of a repository on a Git host; what was read is not read again. */
export class HostedCommit implements RepositoryAtCommit {
  readonly commit: string;
  readonly #repository: GitRepository;
  readonly #signal: AbortSignal;
  readonly #files = new Map<string, Promise<RepositoryFile>>();
  readonly #lists = new Map<string, Promise<string[]>>();

  constructor(repository: GitRepository, commit: string, signal: AbortSignal) {
    this.#repository = repository;
    this.commit = commit;
    this.#signal = signal;
  }

  list(directory: string): Promise<string[]> {
    const known = this.#lists.get(directory);
    if (known) return known;
    const listing = this.#repository.listFiles(this.commit, directory, {
      signal: this.#signal,
    });
    return keep(this.#lists, directory, listing);
  }

  async read(paths: readonly string[]): Promise<RepositoryFile[]> {
    const reads = new Map(this.#files);
    const missing = paths.filter(path => !reads.has(path));
    if (missing.length > 0) {
      const reading = this.#repository.readFiles(this.commit, missing, {
        signal: this.#signal,
      });
      for (const path of missing) {
        const file = reading.then(
          ({ files }) => files.find(other => other.path === path) ?? { path },
        );
        reads.set(path, keep(this.#files, path, file));
      }
    }
    return Promise.all(
      paths.map(path => reads.get(path) ?? Promise.resolve({ path })),
    );
  }

  fileUrl(path: string, line?: number): string {
    return this.#repository.fileUrl({ path, ref: this.commit, line });
  }
}

/** Remembers what is being read, unless it fails: then it may be asked for again. */
function keep<T>(
  kept: Map<string, Promise<T>>,
  key: string,
  reading: Promise<T>,
): Promise<T> {
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}
