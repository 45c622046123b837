import { ConflictError, InputError } from '@backstage/errors';
import { edit, Operation, TfvarsError, TfvarsErrorCode } from '@xkf/tfvars';
import { RootModule } from '../declarations/RootModule';
import { environmentFile, environmentName, globalFile } from '../repository';
import { SourceTree, withoutLine } from '../repository/SourceTree';
import { ChangeContext } from './context';

/** What the request must change; everything else the file must. */
const requestErrors: ReadonlySet<TfvarsErrorCode> = new Set([
  'NotFound',
  'AmbiguousMatch',
  'AlreadyExists',
  'InvalidValue',
]);

/** The files of a repository while changes are applied to them. */
export class Workspace {
  readonly context: ChangeContext;
  readonly tree: SourceTree;
  #revision = 0;

  constructor(context: ChangeContext) {
    this.context = context;
    this.tree = new SourceTree(context.repository);
  }

  /** Counts the edits that changed something. */
  get revision(): number {
    return this.#revision;
  }

  /** The account's environment as the repository spells it. */
  get environment(): string {
    const { config, account } = this.context;
    return environmentName(config, account.environment);
  }

  /** A directory as it is now, in the account's environment or another one. */
  root(directory: string, environment?: string): Promise<RootModule> {
    return RootModule.read(
      this.tree,
      directory,
      environment ?? this.environment,
    );
  }

  /**
   * Applies operations to one file, all or none. A missing file is made.
   * @throws InputError when the request does not fit the file
   * @throws ConflictError when the file must be changed by hand first
   */
  async edit(path: string, operations: readonly Operation[]): Promise<void> {
    const [file] = await this.tree.read([path]);
    if (file.state === 'broken') {
      const { message, line } = file.problem;
      throw new ConflictError(
        `${at(path, line)}: ${message} Mend the file first.`,
      );
    }
    const before = file.state === 'parsed' ? file.text : '';
    const after = explained(path, () => edit(before, operations));
    if (after === before) return;
    this.#revision += 1;
    await this.tree.replace(path, after);
  }

  /**
   * The environments, as the repository spells them, whose plans of a directory
   * read a file that the account's own environment reads: one for its var file,
   * all for any other file of the directory and for `global.tfvars`, none for
   * files of other directories.
   */
  async environmentsReading(
    directory: string,
    path: string,
  ): Promise<string[]> {
    if (path === environmentFile(directory, this.environment)) {
      return [this.environment];
    }
    return path === globalFile(directory) || path.startsWith(`${directory}/`)
      ? this.environmentsOf(directory)
      : [];
  }

  /**
   * The environments of a directory: those that have a var file, or all where
   * the directory has none of its own.
   */
  async environmentsOf(directory: string): Promise<string[]> {
    const { config, environments } = this.context;
    const found = (await this.tree.list(`${directory}/variables`)).flatMap(
      path => /\/([^/]+)\.tfvars$/.exec(path)?.[1] ?? [],
    );
    const names = found.filter(name => name !== 'common');
    const known = environments?.map(name => environmentName(config, name));
    if (names.length === 0) return known ?? [this.environment];
    const shared = known ? names.filter(name => known.includes(name)) : names;
    return shared.length > 0 ? shared : [this.environment];
  }
}

/**
 * Says which file an edit is about that the editor refuses.
 * @throws InputError when the request does not fit the file
 * @throws ConflictError when the file must be changed by hand first
 */
export function explained<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof TfvarsError)) throw error;
    const message = `${at(path, error.line)}: ${withoutLine(error)}`;
    throw requestErrors.has(error.code)
      ? new InputError(message)
      : new ConflictError(message);
  }
}

/** A place in words. */
export function at(path: string, line?: number): string {
  return line === undefined ? path : `${path}, line ${line}`;
}
