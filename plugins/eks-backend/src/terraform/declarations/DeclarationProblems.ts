import { DeclarationProblem } from '@xkf/backstage-plugin-eks-common';
import { SourceFile, SourceTree } from '../repository/SourceTree';
import { Declared } from './schema';

/** Collects what could not be understood, each thing once. */
export class DeclarationProblems {
  readonly #tree: SourceTree;
  readonly #problems = new Map<string, DeclarationProblem>();

  constructor(tree: SourceTree) {
    this.#tree = tree;
  }

  add(problem: { path: string; line?: number; message: string }): void {
    const { path, line, message } = problem;
    const url = this.#tree.fileUrl(path, line);
    this.#problems.set(JSON.stringify([path, line, message]), {
      path,
      line,
      url,
      message,
    });
  }

  /** Notes the files that are there but cannot be understood. */
  addBroken(files: readonly SourceFile[]): void {
    for (const file of files) {
      if (file.state === 'broken')
        this.add({ path: file.path, ...file.problem });
    }
  }

  /** Notes a value that could not be read, and gives it on. */
  note<T>(declared: Declared<T> | undefined): Declared<T> | undefined {
    if (declared && 'unreadable' in declared) {
      const { path, line, unreadable } = declared;
      this.add({ path, line, message: unreadable });
    }
    return declared;
  }

  /** In the order of files and lines. */
  list(): DeclarationProblem[] {
    return [...this.#problems.values()].sort(
      (a, b) =>
        a.path.localeCompare(b.path, 'en') || (a.line ?? 0) - (b.line ?? 0),
    );
  }
}
