import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ClusterRecord } from '../fleet/store/FleetStore';
import { StoredChange } from './store/ChangeStore';

/** A cluster is read again at most this often for the sake of changes. */
const PAUSE_MS = 30_000;
/** What AWS does not show so long after the merge, the schedule finds. */
const FOLLOWED_MS = 2 * 3_600_000;
/** Clusters read for one change: a change of a network names none. */
const MAX_CLUSTERS = 10;

/** What following merged changes in AWS works with. */
export interface AwsFollowerOptions {
  /** Reads a cluster again; callers at the same time share it. */
  refresh(record: ClusterRecord): Promise<void>;
  logger: LoggerService;
  now(): Date;
}

/** Reads the clusters of merged changes again while somebody looks at them. */
export class AwsFollower {
  readonly #options: AwsFollowerOptions;
  /** Moment of the last attempt, by ARN; only those within the pause. */
  readonly #tried = new Map<string, number>();

  constructor(options: AwsFollowerOptions) {
    this.#options = options;
  }

  /** Starts what is due for a change that AWS does not show yet, and does not wait. */
  follow(change: StoredChange, records: readonly ClusterRecord[]): void {
    const { refresh, logger, now } = this.#options;
    const at = now().getTime();
    const mergedAt = Date.parse(change.pullRequest.mergedAt ?? '');
    if (!(at - mergedAt < FOLLOWED_MS)) return;
    for (const [arn, tried] of this.#tried) {
      if (at - tried >= PAUSE_MS) this.#tried.delete(arn);
    }
    const due = records
      .filter(record => isMet(change, record))
      .slice(0, MAX_CLUSTERS)
      .filter(({ arn }) => !this.#tried.has(arn));
    for (const record of due) {
      this.#tried.set(record.arn, at);
      refresh(record).catch(error =>
        logger.error(
          `Cluster ${record.name} was not read again after a merge`,
          toError(error),
        ),
      );
    }
  }
}

/** The clusters of a change; of a change of an account, all that it has. */
function isMet({ subjects }: StoredChange, record: ClusterRecord): boolean {
  const here = subjects.filter(
    ({ accountId, region }) =>
      accountId === record.accountId && region === record.region,
  );
  const named = here.filter(({ clusterName }) => clusterName !== undefined);
  return named.length > 0
    ? named.some(({ clusterName }) => clusterName === record.name)
    : here.length > 0;
}
