import { HostFile } from '../ensure';
import { failedWith, HostClient } from '../http';
import { blobIdOf } from '../ownership';
import { decodeText } from '../reading';
import { commitSchema, itemsSchema } from './schemas';

interface Options {
  signal?: AbortSignal;
}

/** Word of Azure DevOps for a path that a commit does not have. */
const NO_ITEM = /TF401174/;

/** Reads files and directories of one repository at commits. */
export class AzureFiles {
  constructor(
    private readonly client: HostClient,
    private readonly root: string,
    private readonly fileBytes: number,
  ) {}

  /** As bytes: the JSON form decodes the text and loses its byte order mark. */
  async read(
    commit: string,
    path: string,
    { signal }: Options,
  ): Promise<HostFile> {
    try {
      const { body } = await this.client.send({
        path: `${this.root}/items`,
        query: {
          path: `/${path}`,
          ...atCommit(commit),
          $format: 'octetStream',
        },
        accept: 'application/octet-stream',
        maxBytes: this.fileBytes,
        signal,
      });
      return { path, content: decodeText(path, body), blobId: blobIdOf(body) };
    } catch (error) {
      if (!(await this.#isNoItem(error, commit, { signal }))) throw error;
      return { path };
    }
  }

  async list(
    commit: string,
    directory: string,
    { signal }: Options,
  ): Promise<string[]> {
    try {
      const { value } = await this.client.json(itemsSchema, {
        path: `${this.root}/items`,
        query: {
          scopePath: `/${directory}`,
          recursionLevel: 'OneLevel',
          ...atCommit(commit),
        },
        signal,
      });
      const [self] = value;
      if (value.length === 1 && !self.isFolder) return [];
      return value
        .filter(item => !item.isFolder)
        .map(item => item.path.replace(/^\//, ''));
    } catch (error) {
      if (!(await this.#isNoItem(error, commit, { signal }))) throw error;
      return [];
    }
  }

  /** A missing repository or commit is a 404 too; the words or a look at the commit decide. */
  async #isNoItem(
    error: unknown,
    commit: string,
    { signal }: Options,
  ): Promise<boolean> {
    if (!failedWith(error, 'missing')) return false;
    if (NO_ITEM.test(error.words ?? '')) return true;
    await this.client.json(commitSchema, {
      path: `${this.root}/commits/${commit}`,
      signal,
    });
    return true;
  }
}

function atCommit(commit: string) {
  return {
    'versionDescriptor.version': commit,
    'versionDescriptor.versionType': 'commit',
  };
}
