import { HostFile } from '../ensure';
import { failedWith, HostClient, readPages } from '../http';
import { blobIdOf } from '../ownership';
import { decodeText } from '../reading';
import { commitSchema, fileSchema, treeSchema } from './schemas';

interface Options {
  signal?: AbortSignal;
}

/** Reads files and directories of one project at commits. */
export class GitLabFiles {
  constructor(
    private readonly client: HostClient,
    private readonly root: string,
    private readonly fileBytes: number,
  ) {}

  async read(
    commit: string,
    path: string,
    { signal }: Options,
  ): Promise<HostFile> {
    const found = await this.client.jsonIfExists(fileSchema, {
      path: `${this.root}/repository/files/${encodeURIComponent(path)}`,
      query: { ref: commit },
      // Base64 is a third longer than the file.
      maxBytes: this.fileBytes * 1.5,
      signal,
    });
    if (!found) {
      await this.#assertCommit(commit, { signal });
      return { path };
    }
    const bytes = Buffer.from(
      found.content,
      found.encoding === 'base64' ? 'base64' : 'utf8',
    );
    return {
      path,
      content: decodeText(path, bytes),
      blobId: blobIdOf(bytes),
      lastCommit: found.last_commit_id ?? undefined,
    };
  }

  async list(
    commit: string,
    directory: string,
    { signal }: Options,
  ): Promise<string[]> {
    try {
      const { items } = await readPages(
        (page, pageSize) =>
          this.client.json(treeSchema, {
            path: `${this.root}/repository/tree`,
            query: {
              ref: commit,
              path: directory || undefined,
              page,
              per_page: pageSize,
            },
            signal,
          }),
        { maxPages: 50 },
      );
      return items.filter(({ type }) => type === 'blob').map(each => each.path);
    } catch (error) {
      if (!failedWith(error, 'missing')) throw error;
      await this.#assertCommit(commit, { signal });
      return [];
    }
  }

  /** A project or commit out of reach answers much the same as a missing file. */
  async #assertCommit(commit: string, { signal }: Options): Promise<void> {
    await this.client.json(commitSchema, {
      path: `${this.root}/repository/commits/${commit}`,
      signal,
    });
  }
}
