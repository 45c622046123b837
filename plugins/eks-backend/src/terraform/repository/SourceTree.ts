import { isError } from '@backstage/errors';
import { Document, parse, TfvarsError } from '@xkf/tfvars';
import { RepositoryAtCommit } from './RepositoryAtCommit';

/** Bounds of what one reading of a repository may cost. */
const maxFiles = 200;
const maxFileLength = 2 * 1024 * 1024;
const filesPerRead = 100;

/** Why a file cannot be understood. */
export interface SourceProblem {
  /** A whole sentence. */
  message: string;
  line?: number;
}

/**
 * A Terraform file. `missing`: the commit has none. `broken`: it is there, but
 * cannot be understood.
 */
export type SourceFile =
  | { state: 'missing'; path: string }
  | { state: 'broken'; path: string; problem: SourceProblem }
  | {
      state: 'parsed';
      path: string;
      text: string;
      blobId?: string;
      document: Document;
    };

/**
 * The Terraform files of a repository at one commit, each read and parsed once.
 * Texts can be replaced, so that several changes build on each other.
 */
export class SourceTree {
  readonly #repository: RepositoryAtCommit;
  readonly #files = new Map<string, SourceFile>();
  readonly #directories = new Map<string, string[]>();
  readonly #originals = new Map<string, { text?: string; blobId?: string }>();

  constructor(repository: RepositoryAtCommit) {
    this.#repository = repository;
  }

  /** Paths of the files right in a directory, in alphabetical order. */
  async list(directory: string): Promise<string[]> {
    const known = this.#directories.get(directory);
    if (known) return known;
    const paths = [...(await this.#repository.list(directory))].sort();
    this.#directories.set(directory, paths);
    return paths;
  }

  /** The files of the paths, in their order. */
  async read(paths: readonly string[]): Promise<SourceFile[]> {
    const unread = [...new Set(paths)].filter(path => !this.#files.has(path));
    const room = Math.max(0, maxFiles - this.#files.size);
    for (const path of unread.slice(room)) {
      const message = `The file was not read: more than ${maxFiles} files are needed.`;
      this.#files.set(path, { state: 'broken', path, problem: { message } });
    }
    const wanted = unread.slice(0, room);
    for (let from = 0; from < wanted.length; from += filesPerRead) {
      await this.#readBatch(wanted.slice(from, from + filesPerRead));
    }
    return paths.map(
      path => this.#files.get(path) ?? { state: 'missing', path },
    );
  }

  /** Gives a file another text, or makes it. */
  async replace(path: string, text: string): Promise<void> {
    const [file] = await this.read([path]);
    const blobId = file.state === 'parsed' ? file.blobId : undefined;
    if (!this.#originals.has(path)) {
      const before = file.state === 'parsed' ? file.text : undefined;
      this.#originals.set(path, { text: before, blobId });
    }
    this.#files.set(path, toSourceFile(path, text, blobId));
    if (file.state !== 'missing') return;
    const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const listed = await this.list(directory);
    this.#directories.set(directory, [...listed, path].sort());
  }

  /** The files whose text is no longer that of the commit, in the order of their first change. */
  changed(): {
    path: string;
    before?: string;
    after: string;
    blobId?: string;
  }[] {
    return [...this.#originals].flatMap(([path, original]) => {
      const file = this.#files.get(path);
      return file?.state === 'parsed' && file.text !== original.text
        ? [
            {
              path,
              before: original.text,
              after: file.text,
              blobId: original.blobId,
            },
          ]
        : [];
    });
  }

  /** Page of the Git host that shows a line of a file. */
  fileUrl(path: string, line?: number): string {
    return this.#repository.fileUrl(path, line);
  }

  /** One file that is no text fails a whole batch; the others are still wanted. */
  async #readBatch(batch: readonly string[]): Promise<void> {
    try {
      const files = await this.#repository.read(batch);
      const byPath = new Map(files.map(file => [file.path, file]));
      for (const path of batch) {
        const { content, blobId } = byPath.get(path) ?? {};
        this.#files.set(path, toSourceFile(path, content, blobId));
      }
    } catch (error) {
      if (!isError(error) || error.name !== 'ConflictError') throw error;
      if (batch.length === 1) {
        const [path] = batch;
        if (!error.message.startsWith(path)) throw error;
        const message = 'The file is not text in UTF-8: convert it first.';
        this.#files.set(path, { state: 'broken', path, problem: { message } });
        return;
      }
      for (const one of batch) await this.#readBatch([one]);
    }
  }
}

function toSourceFile(
  path: string,
  text: string | undefined,
  blobId: string | undefined,
): SourceFile {
  if (text === undefined) return { state: 'missing', path };
  const broken = (message: string, line?: number): SourceFile => ({
    state: 'broken',
    path,
    problem: { message, line },
  });
  if (text.length > maxFileLength) {
    return broken('The file is larger than 2 MB and was not read.');
  }
  try {
    return { state: 'parsed', path, text, blobId, document: parse(text) };
  } catch (error) {
    if (!(error instanceof TfvarsError)) throw error;
    return broken(withoutLine(error), error.line);
  }
}

/** The sentence of an error alone: its line stands beside it. */
export function withoutLine(error: TfvarsError): string {
  return error.message.replace(/^Line \d+: /, '');
}
