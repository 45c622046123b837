import { ConflictError } from '@backstage/errors';
import { HostFile } from '../ensure';
import { HostClient } from '../http';
import { blobIdOf } from '../ownership';
import { encodeSegments } from '../paths';
import { decodeText } from '../reading';
import { contentsSchema, gitCommitSchema, treeSchema } from './schemas';

/** GitHub lists at most so many entries of a directory with `contents`. */
const CONTENTS_LIMIT = 1000;
const KNOWN_TREES = 1000;

interface Options {
  signal?: AbortSignal;
}

/** Reads files and directories of one repository at commits. */
export class GitHubFiles {
  /** Tree of each commit that was seen, the oldest first. */
  readonly #trees = new Map<string, string>();

  constructor(
    private readonly client: HostClient,
    private readonly root: string,
    private readonly fileBytes: number,
  ) {}

  /** Keeps the tree of a commit, which never changes. */
  remember(commit: string, tree: string): void {
    this.#trees.set(commit, tree);
    if (this.#trees.size > KNOWN_TREES) {
      const [oldest] = this.#trees.keys();
      this.#trees.delete(oldest);
    }
  }

  async treeOf(commit: string, { signal }: Options): Promise<string> {
    const known = this.#trees.get(commit);
    if (known) return known;
    const { tree } = await this.client.json(gitCommitSchema, {
      path: `${this.root}/git/commits/${commit}`,
      signal,
    });
    this.remember(commit, tree.sha);
    return tree.sha;
  }

  async read(
    commit: string,
    path: string,
    { signal }: Options,
  ): Promise<HostFile> {
    const found = await this.client.jsonIfExists(contentsSchema, {
      ...this.#contents(commit, path),
      // Base64 is a third longer than the file.
      maxBytes: this.fileBytes * 1.5,
      signal,
    });
    if (!found) {
      // A commit or repository out of reach answers the same as a missing file.
      await this.treeOf(commit, { signal });
      return { path };
    }
    if (Array.isArray(found)) return { path };
    if (found.type !== 'file') {
      throw new ConflictError(`${path} is a ${found.type} and no file.`);
    }
    const bytes =
      found.encoding === 'base64' && found.content !== undefined
        ? Buffer.from(found.content, 'base64')
        : await this.#raw(commit, path, { signal });
    return { path, content: decodeText(path, bytes), blobId: blobIdOf(bytes) };
  }

  async list(
    commit: string,
    directory: string,
    { signal }: Options,
  ): Promise<string[]> {
    const found = await this.client.jsonIfExists(contentsSchema, {
      ...this.#contents(commit, directory),
      signal,
    });
    if (!found) {
      await this.treeOf(commit, { signal });
      return [];
    }
    if (!Array.isArray(found)) return [];
    if (found.length >= CONTENTS_LIMIT) {
      return this.#listTree(commit, directory, { signal });
    }
    return found.filter(({ type }) => type === 'file').map(({ path }) => path);
  }

  /** Files from 1 to 100 MB come without content unless asked for as they are. */
  async #raw(
    commit: string,
    path: string,
    { signal }: Options,
  ): Promise<Buffer> {
    const { body } = await this.client.send({
      ...this.#contents(commit, path),
      accept: 'application/vnd.github.raw+json',
      maxBytes: this.fileBytes,
      signal,
    });
    return body;
  }

  async #listTree(
    commit: string,
    directory: string,
    { signal }: Options,
  ): Promise<string[]> {
    let tree = await this.treeOf(commit, { signal });
    let entries = await this.#entries(tree, { signal });
    for (const segment of directory.split('/').filter(Boolean)) {
      const found = entries.find(entry => entry.path === segment);
      if (found?.type !== 'tree') return [];
      tree = found.sha;
      entries = await this.#entries(tree, { signal });
    }
    const prefix = directory ? `${directory}/` : '';
    return entries
      .filter(({ type }) => type === 'blob')
      .map(({ path }) => `${prefix}${path}`);
  }

  async #entries(tree: string, { signal }: Options) {
    const answer = await this.client.json(treeSchema, {
      path: `${this.root}/git/trees/${tree}`,
      signal,
    });
    if (answer.truncated) {
      throw new ConflictError('A directory has too many files to be listed.');
    }
    return answer.tree;
  }

  #contents(commit: string, path: string) {
    const below = path ? `/${encodeSegments(path)}` : '';
    return { path: `${this.root}/contents${below}`, query: { ref: commit } };
  }
}
