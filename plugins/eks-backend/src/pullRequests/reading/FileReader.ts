import limiterFactory from 'p-limit';
import { HostCalls, HostFile } from '../ensure';
import { ImmutableCache } from './ImmutableCache';

/** Requests that run at the same time for one reading. */
const CONCURRENCY = 8;
/** What an entry takes besides its text. */
const ENTRY_BYTES = 500;

export type FileCache = ImmutableCache<HostFile>;

/** Reads files at commits, each of them once for all who ask while it is kept. */
export class FileReader {
  constructor(
    private readonly host: HostCalls,
    private readonly cache: FileCache,
  ) {}

  /** In the order of the paths. */
  async read(
    commit: string,
    paths: readonly string[],
    signal?: AbortSignal,
  ): Promise<HostFile[]> {
    const limit = limiterFactory(CONCURRENCY);
    let failed = false;
    return Promise.all(
      paths.map(path =>
        limit(async () => {
          // One failure fails the reading; the rest need not be asked for.
          if (failed) throw new Error('Reading was given up');
          try {
            return await this.#readOne(commit, path, signal);
          } catch (error) {
            failed = true;
            throw error;
          }
        }),
      ),
    );
  }

  async #readOne(
    commit: string,
    path: string,
    signal?: AbortSignal,
  ): Promise<HostFile> {
    const key = [this.host.url, commit, path].join('\0');
    const kept = this.cache.get(key);
    if (kept) return kept;
    const file = await this.host.readFile(commit, path, { signal });
    const bytes = ENTRY_BYTES + key.length + 2 * (file.content?.length ?? 0);
    this.cache.set(key, file, bytes);
    return file;
  }
}
