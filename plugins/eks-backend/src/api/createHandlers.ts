import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  eksClusterReadPermission,
  eksClusterRefreshPermission,
} from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { AwsReaders } from '../aws';
import { accountOf, toClusterDetail } from '../fleet/clusterView';
import { Fleet } from '../fleet/Fleet';
import { pageOf, selectClusters } from '../fleet/listing';
import { Scanner } from '../fleet/scan/Scanner';
import { ClusterRecord } from '../fleet/store/FleetStore';
import { UpdateHistory } from '../fleet/updates/UpdateHistory';
import { KubernetesReader } from '../kubernetes';
import { EksConfig } from '../config';
import { notAllowed } from '../permissions';
import { Handlers } from './handlers';

/** Time for reading an update history while somebody waits for it. */
const UPDATES_TIMEOUT_MS = 20_000;

/** What the endpoints do their work with. */
export interface HandlerOptions {
  config: EksConfig;
  fleet: Fleet;
  scanner: Scanner;
  readers: AwsReaders;
  updates: UpdateHistory;
  kubernetes: KubernetesReader;
}

export function createHandlers(options: HandlerOptions): Handlers {
  const { config, fleet, scanner, readers, updates, kubernetes } = options;
  const read = eksClusterReadPermission.name;
  const refresh = eksClusterRefreshPermission.name;

  return {
    async listClusters({ query }, { isAllowed }) {
      const clusters = await fleet.clusters(isAllowed);
      return pageOf(selectClusters(clusters, query), query);
    },

    async getCluster({ params }, { isAllowed }) {
      const { record, context } = await fleet.cluster(params, isAllowed, read);
      return toClusterDetail(record, context);
    },

    async listNodeGroups({ params, query }, { isAllowed }) {
      const { record } = await fleet.cluster(params, isAllowed, read);
      return partOf(record, record.snapshot.nodeGroups, query, [
        'node-groups',
        'node-group',
        'releases',
      ]);
    },

    async listAddons({ params, query }, { isAllowed }) {
      const { record } = await fleet.cluster(params, isAllowed, read);
      return partOf(record, record.snapshot.addons, query, ['addons', 'addon']);
    },

    async listNodes({ params, query }, { isAllowed }) {
      const { record } = await fleet.cluster(params, isAllowed, read);
      const { nodes, podsProblem, readAt } = await kubernetes.listNodes(
        toAccessedCluster(record),
      );
      const wanted = nodes.filter(
        node => !query.nodeGroup || node.nodeGroup === query.nodeGroup,
      );
      return { ...pageOf(wanted, query), readAt, podsProblem };
    },

    async listUpdates({ params, query }, { isAllowed }) {
      const { record } = await fleet.cluster(params, isAllowed, read);
      const { accountId, region } = record;
      const accountName = accountOf(config, accountId)?.name ?? accountId;
      const reader = readers.reader(
        { accountId, accountName, region },
        AbortSignal.timeout(UPDATES_TIMEOUT_MS),
      );
      const { items, ...rest } = await updates.read(record, reader);
      return { ...rest, ...pageOf(items, query) };
    },

    async refreshCluster({ params }, { isAllowed }) {
      const { record } = await fleet.cluster(params, isAllowed, refresh);
      await scanner.refresh(record);
      updates.forget(record.arn);
      const fresh = await fleet.cluster(params, isAllowed, refresh);
      return toClusterDetail(fresh.record, fresh.context);
    },

    async listVersions(_input, { isAllowed }) {
      const { calendar } = await fleet.context();
      const counts = new Map<string, number>();
      for (const { version } of await fleet.clusters(isAllowed)) {
        counts.set(version, (counts.get(version) ?? 0) + 1);
      }
      return {
        items: calendar.versions(counts),
        readAt: await fleet.calendarReadAt(),
      };
    },

    getScanStatus(_input, { isAllowed }) {
      return fleet.scanStatus(isAllowed);
    },

    async startScan({ body }, { isAllowed }) {
      const units = scanner.units(body);
      if (units.length === 0) {
        throw new InputError(
          'No configured account has this id and region. Look at eks.accounts in the configuration.',
        );
      }
      const allowed = units.filter(({ accountId }) => {
        const account = accountOf(config, accountId);
        return account !== undefined && isAllowed(account);
      });
      if (allowed.length === 0) throw notAllowed(refresh);
      const started = await scanner.start(allowed);
      return { started, running: allowed.length - started };
    },
  };
}

/** A stored part of a cluster as an answer; a hole is an error, never an empty list. */
function partOf<T, P extends string>(
  record: ClusterRecord,
  items: T[] | undefined,
  query: { limit: number; cursor?: string },
  parts: P[],
) {
  const problems = record.snapshot.problems.filter(({ part }) =>
    parts.some(name => name === part),
  );
  if (!items) {
    throw new ServiceUnavailableError(
      problems[0]?.problem.message ??
        'This part of the cluster has not been read yet. Refresh the cluster.',
    );
  }
  return { ...pageOf(items, query), lastSeen: record.lastSeen, problems };
}

function toAccessedCluster({ snapshot }: ClusterRecord): AccessedCluster {
  const { arn, accountId, region, name, endpoint, certificateAuthority } =
    snapshot.facts;
  if (!endpoint) {
    throw new ServiceUnavailableError(
      `Cluster ${name} has no API server address yet; AWS reports its status as ${snapshot.facts.status}.`,
    );
  }
  return {
    arn,
    accountId,
    region,
    clusterName: name,
    endpoint,
    certificateAuthority,
  };
}
