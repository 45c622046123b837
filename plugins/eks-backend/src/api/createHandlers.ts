import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { PartProblem } from '@xkf/backstage-plugin-eks-common';
import { AwsReaders } from '../aws';
import { accessedCluster } from '../fleet/accessedCluster';
import { accountOf, toClusterDetail } from '../fleet/clusterView';
import { Fleet } from '../fleet/Fleet';
import { pageOf, selectClusters } from '../fleet/listing';
import { Scanner } from '../fleet/scan/Scanner';
import { RollbackWindows } from '../fleet/rollback/RollbackWindows';
import { UpdateHistory } from '../fleet/updates/UpdateHistory';
import { KubernetesReader } from '../kubernetes';
import { EksConfig } from '../config';
import { RepositoryReadings } from '../terraform/RepositoryReadings';
import { Handlers } from './handlers';
import { createIrsaHandlers, IrsaHandlerOptions } from './irsaHandlers';
import {
  createOperationHandlers,
  OperationHandlerOptions,
} from './operationHandlers';
import {
  createPeeringHandlers,
  PeeringHandlerOptions,
} from './peeringHandlers';
import { errorFrom } from './publicErrors';
import {
  createRotationHandlers,
  RotationHandlerOptions,
} from './rotationHandlers';
import { createTenantHandlers, TenantHandlerOptions } from './tenantHandlers';
import {
  createTerraformHandlers,
  TerraformHandlerOptions,
} from './terraformHandlers';

/** Time for reading an update history while somebody waits for it. */
const UPDATES_TIMEOUT_MS = 20_000;

/** What the endpoints do their work with. */
export interface HandlerOptions
  extends
    TerraformHandlerOptions,
    OperationHandlerOptions,
    PeeringHandlerOptions,
    IrsaHandlerOptions,
    RotationHandlerOptions,
    TenantHandlerOptions {
  config: EksConfig;
  fleet: Fleet;
  scanner: Scanner;
  readers: AwsReaders;
  updates: UpdateHistory;
  rollbacks: RollbackWindows;
  kubernetes: KubernetesReader;
  repositories: RepositoryReadings;
}

export function createHandlers(options: HandlerOptions): Handlers {
  const { config, fleet, scanner, readers, updates, kubernetes, repositories } =
    options;
  const { rollbacks } = options;

  return {
    ...createTerraformHandlers(options),
    ...createOperationHandlers(options),
    ...createRotationHandlers(options),
    ...createPeeringHandlers(options),
    ...createIrsaHandlers(options),
    ...createTenantHandlers(options),

    async listClusters({ query }, { access }) {
      const clusters = await fleet.clusters(access);
      return pageOf(selectClusters(clusters, query), query);
    },

    async getCluster({ params }, { access }) {
      const { record, context } = await fleet.cluster(params, access);
      const { accountId, region } = record;
      const accountName = accountOf(config, accountId)?.name ?? accountId;
      return {
        ...toClusterDetail(record, context),
        rollback: await rollbacks.of(record, {
          accountId,
          accountName,
          region,
        }),
      };
    },

    async listNodeGroups({ params, query }, { access }) {
      const { record } = await fleet.cluster(params, access);
      const { nodeGroups, nodeGroupsReadAt, problems } = record.snapshot;
      return partOf(nodeGroups, nodeGroupsReadAt, query, [
        ...problemsOf(problems, 'node-groups'),
        ...problemsOf(problems, 'node-group'),
        ...problemsOf(problems, 'releases'),
      ]);
    },

    async listAddons({ params, query }, { access }) {
      const { record } = await fleet.cluster(params, access);
      const { addons, addonsReadAt, problems } = record.snapshot;
      return partOf(addons, addonsReadAt, query, [
        ...problemsOf(problems, 'addons'),
        ...problemsOf(problems, 'addon'),
      ]);
    },

    async listNodes({ params, query }, { access }) {
      const { record } = await fleet.cluster(params, access);
      const { nodes, podsProblem, readAt } = await kubernetes.listNodes(
        accessedCluster(record),
      );
      const wanted = nodes.filter(
        node => !query.nodeGroup || node.nodeGroup === query.nodeGroup,
      );
      return { ...pageOf(wanted, query), readAt, podsProblem };
    },

    async listUpdates({ params, query }, { access }) {
      const { record } = await fleet.cluster(params, access);
      const { accountId, region } = record;
      const accountName = accountOf(config, accountId)?.name ?? accountId;
      const reader = readers.reader(
        { accountId, accountName, region },
        AbortSignal.timeout(UPDATES_TIMEOUT_MS),
      );
      const { items, ...rest } = await updates.read(record, reader);
      return { ...rest, ...pageOf(items, query) };
    },

    async refreshCluster({ params }, { access }) {
      const { record } = await fleet.cluster(params, access);
      const account = accountOf(config, record.accountId);
      await Promise.all([
        scanner.refresh(record),
        account && repositories.readFor(account, record.region),
      ]);
      updates.forget(record.arn);
      const fresh = await fleet.cluster(params, access);
      return toClusterDetail(fresh.record, fresh.context);
    },

    async listVersions(_input, { access }) {
      const { calendar } = await fleet.context();
      const counts = new Map<string, number>();
      for (const { version } of await fleet.clusters(access)) {
        counts.set(version, (counts.get(version) ?? 0) + 1);
      }
      return {
        items: calendar.versions(counts),
        ...(await fleet.calendarReading()),
      };
    },

    getScanStatus(_input, { access }) {
      return fleet.scanStatus(access);
    },

    async startScan({ body }, { access }) {
      const units = scanner.units(body);
      if (units.length === 0) {
        throw new InputError(
          'No configured account has this id and region. Look at eks.accounts in the configuration.',
        );
      }
      const accounts = new Map(
        config.accounts.map(account => [account.accountId, account]),
      );
      const allowed = units.filter(({ accountId }) => {
        const account = accounts.get(accountId);
        return account && access.allows(account);
      });
      if (allowed.length === 0) {
        const account = accounts.get(units[0].accountId);
        if (account) access.require(account);
      }
      repositories.start();
      const started = await scanner.start(allowed);
      return { started, running: allowed.length - started };
    },
  };
}

function problemsOf(problems: PartProblem[], part: PartProblem['part']) {
  return problems.filter(problem => problem.part === part);
}

/** A stored part of a cluster as an answer; a hole is an error, never an empty list. */
function partOf<T>(
  items: T[] | undefined,
  lastSeen: string | undefined,
  query: { limit: number; cursor?: string },
  problems: PartProblem[],
) {
  if (!items || !lastSeen) {
    if (problems.length > 0) throw errorFrom(problems[0].problem);
    throw new ServiceUnavailableError(
      'This part of the cluster has not been read yet. Refresh the cluster.',
    );
  }
  return { ...pageOf(items, query), lastSeen, problems };
}
