import { Pod } from '../api';
import { ignoresBudgets } from '../budgets';
import { isOfDaemonSet, isFinished, isTerminating, judgePod } from '../pods';
import type { DaemonSetState, PodOptions, Verdict } from '../pods';

/** How far a pod is on its way out. */
export type Stage = 'staying' | 'announced' | 'evicting' | 'leaving';

/** What keeps a pod from leaving. */
export interface Hindrance {
  is:
    | 'budget'
    | 'overlap'
    | 'denied'
    | 'namespace-ending'
    | 'server-error'
    | 'slow'
    | 'refused';
  since: number;
  /** As `since`, moved on by the time that the API server was away. */
  countedFrom: number;
  /** Where the words are not those of the kind. */
  words?: string;
}

/** One pod of the node, known by its uid. */
export class PodEntry {
  stage: Stage = 'staying';
  verdict: Verdict | undefined;
  hindrance: Hindrance | undefined;
  refusals = 0;
  /** Not tried before. */
  restUntil = 0;
  /** An eviction was sent and no answer came, so nobody knows what happened. */
  uncertain = false;
  /** Budgets at the time of a refusal that only a change of theirs mends. */
  finalAt: number | undefined;
  leavingSince: number | undefined;
  announcedAt = 0;
  private daemonSet: DaemonSetState | undefined;

  constructor(
    public pod: Pod,
    private readonly options: PodOptions,
  ) {
    this.update(pod);
  }

  update(pod: Pod): void {
    this.pod = pod;
    this.verdict = this.needsDaemonSet
      ? undefined
      : judgePod(pod, this.options, this.daemonSet);
    if (isTerminating(pod)) this.leave();
  }

  /** Whether its fate depends on a DaemonSet that has not been looked up. */
  get needsDaemonSet(): boolean {
    const { pod, daemonSet } = this;
    return daemonSet === undefined && isOfDaemonSet(pod) && !isFinished(pod);
  }

  judge(daemonSet: DaemonSetState | undefined): void {
    this.daemonSet = daemonSet;
    this.verdict = judgePod(this.pod, this.options, daemonSet);
  }

  leave(): void {
    if (this.stage === 'leaving') return;
    this.stage = 'leaving';
    this.hindrance = undefined;
    this.leavingSince = Date.now();
  }

  /** Keeps since when it is hindered in the same way. */
  hinder(is: Hindrance['is'], words?: string): void {
    const now = Date.now();
    if (this.hindrance?.is === is) {
      this.hindrance.words = words;
    } else {
      this.hindrance = { is, since: now, countedFrom: now, words };
    }
  }

  /** Whether it has to go, and whether somebody lets it. */
  get mustGo(): boolean {
    return this.verdict !== undefined && this.verdict.fate !== 'stay';
  }

  /** Whether it could be evicted now as far as budgets do not matter. */
  mayBeTried(now: number, revision: number): boolean {
    return (
      this.stage === 'staying' &&
      this.verdict?.fate === 'evict' &&
      this.restUntil <= now &&
      (this.finalAt === undefined ||
        this.finalAt !== revision ||
        ignoresBudgets(this.pod))
    );
  }
}
