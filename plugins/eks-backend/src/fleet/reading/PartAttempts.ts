import { PartProblem, Problem } from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import { AwsReadError } from '../../aws';

/** Calls in flight for one cluster. */
const CONCURRENCY = 6;

/** Which part of a cluster a call is about. */
export type Part = Pick<PartProblem, 'part' | 'name'>;

/**
 * Calls about the parts of one cluster: a bounded number at a time, and a
 * failure becomes a problem of its part instead of failing the whole.
 */
export class PartAttempts {
  readonly problems: PartProblem[] = [];
  readonly #limit = pLimit(CONCURRENCY);
  readonly #before: PartProblem[];
  readonly #at: string;

  /**
   * @param before - problems of the reading before; one that lasts keeps its beginning
   * @param at - the moment of this reading
   */
  constructor(before: PartProblem[], at: string) {
    this.#before = before;
    this.#at = at;
  }

  /** Anything but an `AwsReadError` is thrown. */
  async run<T>(
    part: Part,
    call: () => Promise<T>,
  ): Promise<{ value: T } | { problem: Problem }> {
    try {
      return { value: await this.#limit(call) };
    } catch (error) {
      if (!(error instanceof AwsReadError)) throw error;
      const problem = this.#dated(part, error.problem);
      this.#report({ ...part, problem });
      return { problem };
    }
  }

  #dated(part: Part, problem: Problem): Problem {
    const before = this.#before.find(
      other => isSamePart(other, part) && other.problem.kind === problem.kind,
    );
    return { ...problem, since: before?.problem.since ?? this.#at };
  }

  /** One cause of one part is told once. */
  #report(problem: PartProblem): void {
    const known = this.problems.some(
      other =>
        isSamePart(other, problem) &&
        other.problem.message === problem.problem.message,
    );
    if (!known) this.problems.push(problem);
  }
}

function isSamePart(a: Part, b: Part): boolean {
  return a.part === b.part && a.name === b.name;
}
