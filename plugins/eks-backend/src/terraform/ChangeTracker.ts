import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { ChangeRecord, Problem } from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import { untilAborted } from '../cache/untilAborted';
import { EksConfig } from '../config';
import { accountOf, toClusterSummary } from '../fleet/clusterView';
import { Fleet } from '../fleet/Fleet';
import { ClusterRecord } from '../fleet/store/FleetStore';
import { Access, ClusterResource } from '../permissions';
import { GitHosts } from '../pullRequests';
import { isApplied } from './applied';
import { AwsFollower } from './AwsFollower';
import { RepositoryReadings } from './RepositoryReadings';
import { readingProblem } from './readingProblem';
import { ChangeStore, ChangeSubject, StoredChange } from './store/ChangeStore';
import { VisibleDifferences } from './VisibleDifferences';
import { withinTime } from './withinTime';

/**
 * A pull request read within this time is shown as it was: a sixtieth of how
 * long nothing is known to have happened to it, within these bounds. So hours of
 * open pages cost a Git host little, and a new pull request is followed closely.
 */
const FRESH_MS = { shortest: 10_000, longest: 120_000, share: 1 / 60 };
/** Pull requests read at the same time. */
const CONCURRENCY = 4;
/** Newest changes that a list goes through. */
const MAX_LISTED = 500;
/** So long an answer waits for a merged repository to be read. */
const MERGE_READ_MS = 5_000;
/** Time for reading one pull request, or all of a list. */
const TIMEOUT_MS = 20_000;
/**
 * A merged pull request does not move, and its last checks end soon; those that
 * failed may be run again. What AWS shows of it is looked at for ever.
 */
const SETTLED_MS = 24 * 3_600_000;

const tooSlow: Problem = {
  kind: 'unreachable',
  message: `Not all pull requests could be read again within ${TIMEOUT_MS / 1000} s.`,
};

/** What following pull requests works with. */
export interface ChangeTrackerOptions {
  config: EksConfig;
  fleet: Fleet;
  gitHosts: GitHosts;
  store: ChangeStore;
  repositories: RepositoryReadings;
  /** Reads a cluster again from AWS; callers at the same time share it. */
  refresh(record: ClusterRecord): Promise<void>;
  logger: LoggerService;
  now?: () => Date;
}

/** Follows the pull requests that the portal opened. */
export class ChangeTracker {
  readonly #options: ChangeTrackerOptions;
  readonly #follower: AwsFollower;

  constructor(options: ChangeTrackerOptions) {
    this.#options = options;
    this.#follower = new AwsFollower({
      refresh: options.refresh,
      logger: options.logger,
      now: () => this.#now(),
    });
  }

  /** The newest changes that the caller may see, as last read. */
  async visible(
    subject: Partial<ChangeSubject>,
    access: Access,
  ): Promise<StoredChange[]> {
    const [stored, resourceOf] = await Promise.all([
      this.#options.store.list(subject, MAX_LISTED),
      this.#resources(),
    ]);
    return stored.filter(({ subjects }) =>
      subjects.some(one => {
        const resource = resourceOf(one);
        return resource && access.allows(resource);
      }),
    );
  }

  /**
   * Reads the pull requests that may still move. Those that cannot be read stay
   * as they were, and the problems say why.
   */
  async readAgain(
    changes: StoredChange[],
    access: Access,
  ): Promise<{ items: ChangeRecord[]; problems: Problem[] }> {
    const records = await this.#options.fleet.records();
    const visible = await VisibleDifferences.for(this.#options, access);
    const limit = pLimit(CONCURRENCY);
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const problems = new Map<string, Problem>();
    const items = await Promise.all(
      changes.map(change =>
        limit(async () => {
          if (change.state === 'closed') return visible.in(toRecord(change));
          const freshMs = freshFor(change, this.#now());
          try {
            const current = this.#current(change, { records, freshMs, signal });
            return visible.in(toRecord(await current));
          } catch (error) {
            const problem = signal.aborted
              ? tooSlow
              : readingProblem(error, change.pullRequest.url, this.#logger);
            problems.set(problem.message, problem);
            return visible.in(toRecord(change));
          }
        }),
      ),
    );
    return { items, problems: [...problems.values()] };
  }

  /**
   * A change with its pull request read now.
   * @throws NotFoundError when the portal opened none with this id
   * @throws NotAllowedError when it is hidden from the caller
   */
  async get(changeId: string, access: Access): Promise<ChangeRecord> {
    const change = await this.#options.store.find(changeId);
    if (!change) {
      throw new NotFoundError(
        `The portal has opened no pull request with the id ${changeId}.`,
      );
    }
    const resourceOf = await this.#resources();
    const resources = change.subjects.flatMap(one => resourceOf(one) ?? []);
    if (!resources.some(resource => access.allows(resource))) {
      const [first] = resources;
      if (first) access.require(first);
      throw new NotFoundError(
        `What change ${changeId} was about is not configured any more.`,
      );
    }
    const records = await this.#options.fleet.records();
    const current = await withinTime(
      { timeoutMs: TIMEOUT_MS, what: 'Reading the pull request' },
      signal =>
        this.#current(change, {
          records,
          freshMs: FRESH_MS.shortest,
          signal,
        }),
    );
    return this.shown(current, access);
  }

  /** A change as the caller may see it. */
  async shown(change: StoredChange, access: Access): Promise<ChangeRecord> {
    const visible = await VisibleDifferences.for(this.#options, access);
    return visible.in(toRecord(change));
  }

  async #current(
    change: StoredChange,
    { records, freshMs, signal }: Look,
  ): Promise<StoredChange> {
    if (change.state === 'applied') return change;
    const now = this.#now();
    const age = now.getTime() - Date.parse(change.readAt);
    const isKnown = (age < freshMs && !isUnread(change)) || isSettled(change);
    const pullRequest = isKnown
      ? change.pullRequest
      : await this.#pullRequest(change, signal);
    const state = stateOf({ ...change, pullRequest }, records);
    if (state === 'merged') {
      this.#follower.follow({ ...change, pullRequest }, records);
    }
    if (isKnown && state === change.state) return change;
    const readAt = isKnown ? change.readAt : now.toISOString();
    const reading = { state, pullRequest, readAt };
    await this.#options.store.update(change.changeId, reading);
    if (state !== change.state && state === 'merged') {
      await this.#readMerged(change);
    }
    return { ...change, ...reading };
  }

  /**
   * What a merge changed is known before anybody is told of the merge, where the
   * host answers soon, and before the schedule comes round in any case.
   */
  async #readMerged({
    changes: [{ accountId, region }],
  }: StoredChange): Promise<void> {
    const { config, repositories } = this.#options;
    const account = accountOf(config, accountId);
    if (!account) return;
    const reading = repositories
      .readFor(account, region)
      .catch(error =>
        this.#logger.error('A merged repository was not read', toError(error)),
      );
    const enough = AbortSignal.timeout(MERGE_READ_MS);
    await untilAborted(reading, enough).catch(() => {});
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  get #logger(): LoggerService {
    return this.#options.logger;
  }

  #pullRequest({ repository, pullRequest }: StoredChange, signal: AbortSignal) {
    return this.#options.gitHosts
      .open(repository.url)
      .getPullRequest(pullRequest.number, { signal });
  }

  /** What permissions look at: the cluster where it is known, else its account. */
  async #resources(): Promise<
    (subject: ChangeSubject) => ClusterResource | undefined
  > {
    const { config, fleet } = this.#options;
    const [context, records] = await Promise.all([
      fleet.context(),
      fleet.records(),
    ]);
    const byPlace = new Map(
      records.map(record => [
        placeKey({ ...record, clusterName: record.name }),
        record,
      ]),
    );
    const known = new Map<string, ClusterResource | undefined>();
    return subject => {
      const key = placeKey(subject);
      if (!known.has(key)) {
        const record = byPlace.get(key);
        const resource = record
          ? toClusterSummary(record, context)
          : accountOf(config, subject.accountId);
        known.set(key, resource);
      }
      return known.get(key);
    };
  }
}

/** How a change is looked at. */
interface Look {
  records: ClusterRecord[];
  /** A younger reading of the pull request is good enough. */
  freshMs: number;
  signal: AbortSignal;
}

function placeKey({ accountId, region, clusterName = '' }: ChangeSubject) {
  return `${accountId}/${region}/${clusterName}`;
}

/** Opening does not read the checks. */
function isUnread({ createdAt, readAt }: StoredChange): boolean {
  return createdAt === readAt;
}

function isSettled({ pullRequest, readAt }: StoredChange): boolean {
  const { state, mergedAt, checks } = pullRequest;
  if (state !== 'merged' || !mergedAt) return false;
  if (checks.state === 'failure' || checks.state === 'pending') return false;
  return Date.parse(readAt) - Date.parse(mergedAt) > SETTLED_MS;
}

function freshFor({ createdAt, pullRequest }: StoredChange, now: Date): number {
  const lastEvent = Date.parse(pullRequest.mergedAt ?? createdAt);
  const { shortest, longest, share } = FRESH_MS;
  const wanted = (now.getTime() - lastEvent) * share;
  return Math.min(longest, Math.max(shortest, wanted));
}

/** A reading of AWS from before the merge says nothing about what followed. */
function stateOf(
  { pullRequest, changes }: StoredChange,
  records: ClusterRecord[],
): ChangeRecord['state'] {
  if (pullRequest.state !== 'merged') return pullRequest.state;
  const mergedAt = Date.parse(pullRequest.mergedAt ?? '') || 0;
  const readSince = records.filter(
    ({ lastSeen }) => Date.parse(lastSeen) >= mergedAt,
  );
  return changes.every(change => isApplied(change, readSince))
    ? 'applied'
    : 'merged';
}

function toRecord(stored: StoredChange): ChangeRecord {
  const { subjects: _subjects, ...record } = stored;
  return record;
}
