import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  ClusterUpdate,
  RollbackWindow,
} from '@xkf/backstage-plugin-eks-common';
import { AwsPlace, AwsReadError, AwsReaders } from '../../aws';
import { SingleFlightCache } from '../../cache/SingleFlightCache';
import { ClusterRecord } from '../store/FleetStore';
import { VersionUpdates } from '../updates/VersionUpdates';
import { rollbackWindow } from './rollbackWindow';

/** An upgrade is seen by its version at once; the history only dates it. */
const MAX_AGE_MS = 10 * 60_000;
const TIMEOUT_MS = 15_000;
/** A page waits no longer; the next time it is there. */
const PATIENCE_MS = 1_500;

/** What rollback windows are read with. */
export interface RollbackWindowsOptions {
  readers: Pick<AwsReaders, 'reader'>;
  updates: VersionUpdates;
  logger: LoggerService;
  now?: () => Date;
}

/** The rollback windows of clusters, from their update histories. */
export class RollbackWindows {
  readonly #cache = new SingleFlightCache<ClusterUpdate[]>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 1_000,
    retryOwn: false,
  });
  readonly #options: RollbackWindowsOptions;

  constructor(options: RollbackWindowsOptions) {
    this.#options = options;
  }

  /** The window of a cluster; undefined where there is none or it is not known yet. */
  async of(
    record: ClusterRecord,
    place: AwsPlace,
  ): Promise<RollbackWindow | undefined> {
    const { facts, nodeGroups } = record.snapshot;
    const updates = await this.#updates(record, place);
    return (
      updates &&
      rollbackWindow({
        version: facts.version,
        updates,
        nodeGroups,
        now: this.#options.now?.() ?? new Date(),
      })
    );
  }

  async #updates(
    record: ClusterRecord,
    place: AwsPlace,
  ): Promise<ClusterUpdate[] | undefined> {
    const { readers, updates, logger } = this.#options;
    const { arn, name, version } = record.snapshot.facts;
    try {
      return await this.#cache.get(
        `${arn} ${version}`,
        () => {
          const signal = AbortSignal.timeout(TIMEOUT_MS);
          return updates.list({ arn, name }, readers.reader(place, signal));
        },
        AbortSignal.timeout(PATIENCE_MS),
      );
    } catch (error) {
      const expected =
        error instanceof AwsReadError || toError(error).name === 'TimeoutError';
      if (!expected) {
        logger.warn('The rollback window was not read', toError(error));
      }
      return undefined;
    }
  }
}
