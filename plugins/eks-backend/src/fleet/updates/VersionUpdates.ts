import { ClusterUpdate } from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import { AwsReader } from '../../aws';
import { toClusterUpdate } from './toClusterUpdate';

const CONCURRENCY = 8;
/** ListUpdates gives ids without time or order, so each costs a call. */
const MAX_UPDATES = 500;
/** Updates that have ended never change, so they are read once. */
const MAX_KEPT = 5_000;

/** Updates of control planes themselves, not of their node groups and add-ons. */
export class VersionUpdates {
  readonly #ended = new Map<string, ClusterUpdate>();

  /**
   * All updates of a cluster, the newest first.
   * @throws AwsReadError
   */
  async list(
    cluster: { arn: string; name: string },
    reader: AwsReader,
  ): Promise<ClusterUpdate[]> {
    const ids = await reader.listUpdates(cluster.name);
    const limit = pLimit(CONCURRENCY);
    const updates = await Promise.all(
      ids
        .slice(0, MAX_UPDATES)
        .map(id => limit(() => this.describe(cluster, id, reader))),
    );
    return updates
      .filter(update => update !== undefined)
      .sort((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''));
  }

  /**
   * One update; undefined when AWS does not know it (any more).
   * @throws AwsReadError
   */
  async describe(
    { arn, name }: { arn: string; name: string },
    id: string,
    reader: AwsReader,
  ): Promise<ClusterUpdate | undefined> {
    const key = `${arn} ${id}`;
    const kept = this.#ended.get(key);
    if (kept) return kept;
    const found = await reader.describeUpdate(name, id);
    if (!found) return undefined;
    const update = toClusterUpdate(found, id, {});
    if (update.status !== 'InProgress') this.#keep(key, update);
    return update;
  }

  #keep(key: string, update: ClusterUpdate): void {
    this.#ended.set(key, update);
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > MAX_KEPT) this.#ended.delete(oldest);
  }
}

/** The minor that an update leads to; undefined for updates of other things. */
export function versionOf({ type, params }: ClusterUpdate): string | undefined {
  if (type !== 'VersionUpdate' && type !== 'VersionRollback') return undefined;
  return params.find(param => param.type === 'Version')?.value;
}
