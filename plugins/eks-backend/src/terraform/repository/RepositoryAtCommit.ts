import { RepositoryFile } from '@xkf/backstage-plugin-eks-node';

/** A repository at one commit; reads are cached by whoever gives it. */
export interface RepositoryAtCommit {
  /** Full commit id. */
  readonly commit: string;
  /** Paths of the files right in a directory; empty when it does not exist. */
  list(directory: string): Promise<string[]>;
  /**
   * Up to 100 files; a missing one comes without content.
   * @throws ConflictError that begins with a file's path when it is not UTF-8; it
   *   must be possible to read the others by themselves afterwards
   */
  read(paths: readonly string[]): Promise<RepositoryFile[]>;
  /** Page of the Git host that shows a file, optionally at a line (from 1). */
  fileUrl(path: string, line?: number): string;
}
