import { ClusterUpdate, Problem } from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import { AwsReader, AwsReadError, UpdateTarget } from '../../aws';
import { SingleFlightCache } from '../../cache/SingleFlightCache';
import { ClusterRecord } from '../store/FleetStore';
import { toClusterUpdate } from './toClusterUpdate';

const MAX_AGE_MS = 15_000;
const CONCURRENCY = 8;
/** ListUpdates gives ids without time or order, so each costs a call. */
const MAX_UPDATES = 200;

/** Updates from new to old, and what could not be read of them. */
export interface UpdateReading {
  items: ClusterUpdate[];
  problems: Problem[];
  omitted: number;
  readAt: string;
}

interface UpdateRef {
  id: string;
  target: UpdateTarget;
}

/** Update histories of clusters, read when somebody looks. */
export class UpdateHistory {
  readonly #cache = new SingleFlightCache<UpdateReading>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 100,
  });

  /** Never throws `AwsReadError`: what cannot be read is among the problems. */
  read(record: ClusterRecord, reader: AwsReader): Promise<UpdateReading> {
    return this.#cache.get(record.arn, () => readUpdates(record, reader));
  }

  forget(arn: string): void {
    this.#cache.delete(arn);
  }
}

async function readUpdates(
  { name, snapshot }: ClusterRecord,
  reader: AwsReader,
): Promise<UpdateReading> {
  const limit = pLimit(CONCURRENCY);
  const problems: Problem[] = [];
  const attempt = <T>(call: () => Promise<T>) =>
    limit(async () => {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof AwsReadError)) throw error;
        const { problem } = error;
        if (!problems.some(other => other.message === problem.message)) {
          problems.push(problem);
        }
        return undefined;
      }
    });
  const targets: UpdateTarget[] = [
    {},
    ...(snapshot.nodeGroups ?? []).map(group => ({
      nodegroupName: group.name,
    })),
    ...(snapshot.addons ?? []).map(addon => ({ addonName: addon.name })),
  ];
  const lists = await Promise.all(
    targets.map(async target => {
      const ids = await attempt(() => reader.listUpdates(name, target));
      return (ids ?? []).map(id => ({ id, target }));
    }),
  );
  const refs: UpdateRef[] = lists.flat();
  const items = await Promise.all(
    refs.slice(0, MAX_UPDATES).map(async ({ id, target }) => {
      const update = await attempt(() =>
        reader.describeUpdate(name, id, target),
      );
      return update ? [toClusterUpdate(update, id, target)] : [];
    }),
  );
  return {
    items: items.flat().sort(newestFirst),
    problems,
    omitted: Math.max(0, refs.length - MAX_UPDATES),
    readAt: new Date().toISOString(),
  };
}

function newestFirst(a: ClusterUpdate, b: ClusterUpdate): number {
  return (b.createdAt ?? '').localeCompare(a.createdAt ?? '');
}
