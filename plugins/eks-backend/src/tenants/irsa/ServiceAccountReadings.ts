import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { ClusterId, Problem } from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import { accessedCluster } from '../../fleet/accessedCluster';
import { Fleet } from '../../fleet/Fleet';
import { ClusterRecord } from '../../fleet/store/FleetStore';
import {
  ClusterUnreadableError,
  KubernetesReader,
  ServiceAccount,
} from '../../kubernetes';
import { readingProblem } from '../../terraform/readingProblem';

/** Clusters that are read at the same time. */
const CONCURRENCY = 32;
/** Somebody waits; a cluster that answers later is there the next time. */
const PATIENCE_MS = 12_000;

/** A cluster, with its service accounts or why they could not be read. */
export interface ClusterServiceAccounts {
  id: ClusterId;
  /** Issuer without `https://`; absent where AWS has not told it. */
  issuer?: string;
  serviceAccounts?: ServiceAccount[];
  readAt?: string;
  problem?: Problem;
}

/** Reads the service accounts of all clusters of the fleet. */
export class ServiceAccountReadings {
  constructor(
    private readonly options: {
      fleet: Pick<Fleet, 'records'>;
      kubernetes: Pick<KubernetesReader, 'listServiceAccounts'>;
      logger: LoggerService;
    },
  ) {}

  /** All clusters; one that cannot be read has its problem. */
  async readAll(): Promise<ClusterServiceAccounts[]> {
    const records = await this.options.fleet.records();
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const limit = pLimit(CONCURRENCY);
    return Promise.all(
      records.map(record => limit(() => this.#read(record, signal))),
    );
  }

  async #read(
    record: ClusterRecord,
    signal: AbortSignal,
  ): Promise<ClusterServiceAccounts> {
    const { accountId, region, name: clusterName } = record;
    const { oidcIssuer } = record.snapshot.facts;
    const cluster = {
      id: { accountId, region, clusterName },
      issuer: oidcIssuer?.replace('https://', ''),
    };
    try {
      const reading = await this.options.kubernetes.listServiceAccounts(
        accessedCluster(record),
        { signal },
      );
      return { ...cluster, ...reading };
    } catch (error) {
      return { ...cluster, problem: this.#problemOf(error, clusterName) };
    }
  }

  #problemOf(error: unknown, clusterName: string): Problem {
    if (error instanceof ClusterUnreadableError) return error.problem;
    if (isError(error) && error.name === 'TimeoutError') {
      return {
        kind: 'timeout',
        message: `${clusterName} has not told its service accounts within ${PATIENCE_MS / 1000} s. It may have the next time that you look.`,
      };
    }
    const what = `the service accounts of ${clusterName}`;
    return readingProblem(error, what, this.options.logger);
  }
}
