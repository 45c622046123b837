import { Block, Expression, Path } from '@xkf/tfvars';
import { environmentFile, varFiles as varFilesOf } from '../repository';
import { SourceFile, SourceTree } from '../repository/SourceTree';
import { placeOf, Sourced } from './literals';
import { Place } from './schema';

type ParsedFile = Extract<SourceFile, { state: 'parsed' }>;

/** Where the value of a variable comes from in one environment. */
export type VariableValue =
  | SetVariable
  /** A file that may set it could not be understood. */
  | {
      state: 'unknown';
      path: string;
      line?: number;
      /** Why, as a sentence that names no file. */
      reason: string;
      default?: SetVariable;
    }
  | { state: 'absent' };

/** Set in a var file, or by the default of the declaration. */
export type SetVariable = Sourced & {
  state: 'set';
  /** Path of the value in its file. */
  at: Path;
  /** Where it is set to no effect. */
  overridden: Place[];
};

/** A `module` block. */
export type ModuleCall = NamedBlock;

/** A block with a name, such as a `module` or a `resource`. */
export interface NamedBlock {
  path: string;
  name: string;
  block: Block;
}

/** A directory that Terraform is run in, with the var files of one environment. */
export class RootModule {
  private constructor(
    readonly directory: string,
    /** As the repository spells it. */
    readonly environment: string,
    readonly moduleFiles: readonly SourceFile[],
    /** In the order in which Terraform reads them; the last wins. */
    readonly varFiles: readonly SourceFile[],
  ) {}

  static async read(
    tree: SourceTree,
    directory: string,
    environment: string,
  ): Promise<RootModule> {
    const paths = varFilesOf(directory, environment);
    const listed = await tree.list(directory);
    const modules = listed.filter(path => path.endsWith('.tf'));
    const files = await tree.read([...paths, ...modules]);
    return new RootModule(
      directory,
      environment,
      files.slice(paths.length),
      files.slice(0, paths.length),
    );
  }

  /** The var file of the environment alone. */
  get environmentFile(): SourceFile {
    const path = environmentFile(this.directory, this.environment);
    return (
      this.varFiles.find(file => file.path === path) ?? {
        state: 'missing',
        path,
      }
    );
  }

  /** All files of the directory and its environment. */
  get files(): SourceFile[] {
    return [...this.varFiles, ...this.moduleFiles];
  }

  /** The module calls of the directory, in the order of its files. */
  moduleCalls(): ModuleCall[] {
    return this.#blocks('module');
  }

  /** The resources of a type, in the order of the directory's files. */
  resources(type: string): NamedBlock[] {
    return this.#blocks('resource', type);
  }

  /** The declaration of a variable. */
  declarationOf(variable: string): { path: string; block: Block } | undefined {
    return this.#blocks('variable').find(({ name }) => name === variable);
  }

  /** The value that Terraform would give a variable. */
  variable(name: string): VariableValue {
    const setting = this.varFiles.filter(isParsed).flatMap(file => {
      const found = file.document.body.attributes.get(name);
      return found ? [{ path: file.path, expression: found.value }] : [];
    });
    const winner = setting.at(-1);
    if (winner) {
      const overridden = setting.slice(0, -1).map(placeOf);
      return { state: 'set', ...winner, at: [name], overridden };
    }
    const broken = this.varFiles.find(isBroken);
    if (broken) {
      const { path, problem } = broken;
      return {
        state: 'unknown',
        path,
        line: problem.line,
        reason: `The file cannot be understood: ${problem.message}`,
        default: this.#default(name),
      };
    }
    return this.#default(name) ?? { state: 'absent' };
  }

  #default(name: string): SetVariable | undefined {
    const declaration = this.declarationOf(name);
    const found = declaration?.block.body.attributes.get('default');
    return (
      declaration &&
      found && {
        state: 'set',
        path: declaration.path,
        expression: found.value,
        at: [{ block: ['variable', name] }, 'default'],
        overridden: [],
      }
    );
  }

  /** @param before - the labels before the name */
  #blocks(type: string, ...before: string[]): NamedBlock[] {
    return this.moduleFiles
      .filter(isParsed)
      .flatMap(({ path, document }) =>
        document.body.blocks
          .filter(
            ({ type: own, labels }) =>
              own === type &&
              labels.length === before.length + 1 &&
              before.every((label, index) => labels[index] === label),
          )
          .map(block => ({ path, name: block.labels[before.length], block })),
      );
  }
}

/** The argument of a block. */
export function argumentOf(block: Block, name: string): Expression | undefined {
  return block.body.attributes.get(name)?.value;
}

/** The name in an expression that is just `var.<name>`. */
export function variableReference(expression: Expression): string | undefined {
  return expression.kind === 'opaque'
    ? /^var\.([\p{L}_][\p{L}\p{N}_-]*)$/u.exec(expression.text)?.[1]
    : undefined;
}

export function isParsed(file: SourceFile): file is ParsedFile {
  return file.state === 'parsed';
}

export function isBroken(
  file: SourceFile,
): file is Extract<SourceFile, { state: 'broken' }> {
  return file.state === 'broken';
}
