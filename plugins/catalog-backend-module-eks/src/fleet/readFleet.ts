import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import {
  ClusterDetail,
  ClusterSummary,
  ScanUnit,
  Tenant,
} from '@xkf/backstage-plugin-eks-common';
import { EksService } from '@xkf/backstage-plugin-eks-node';
import { concurrently } from './concurrently';
import { readTenants } from './readTenants';

const PAGE_SIZE = 500;
const MAX_PAGES = 200;
const DETAILS_AT_ONCE = 8;

/** What the eks backend knows of the fleet. */
export interface Fleet {
  units: ScanUnit[];
  clusters: ClusterDetail[];
  /** By their account. */
  tenants: ReadonlyMap<string, Tenant>;
}

/** How the eks backend is asked. */
export interface FleetReader {
  eks: EksService;
  options: { credentials: BackstageCredentials; signal: AbortSignal };
}

/**
 * Reads scan status, all clusters and all tenants from the eks backend. A cluster that goes
 * away while it is read is left out; any other failure fails the whole, since
 * half a fleet must not be taken for all of it.
 * @throws ServiceUnavailableError when nothing was scanned yet, or the list of
 * clusters does not hold still
 */
export async function readFleet(reader: FleetReader): Promise<Fleet> {
  const { eks, options } = reader;
  const { units } = await eks.getScanStatus({}, options);
  if (!units.some(unit => unit.lastSuccess)) {
    throw new ServiceUnavailableError(
      'The eks backend has not read any account yet.',
    );
  }
  const summaries = await listAllClusters(reader);
  const details = await concurrently(summaries, DETAILS_AT_ONCE, summary =>
    getCluster(reader, summary),
  );
  return {
    units,
    clusters: details.flat(),
    tenants: await readTenants(reader),
  };
}

async function listAllClusters({
  eks,
  options,
}: FleetReader): Promise<ClusterSummary[]> {
  const byArn = new Map<string, ClusterSummary>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await eks.listClusters(
      { orderBy: 'name', limit: PAGE_SIZE, cursor },
      options,
    );
    answer.items.forEach(item => byArn.set(item.arn, item));
    cursor = answer.nextCursor;
    if (!cursor) {
      if (byArn.size === answer.totalItems) return [...byArn.values()];
      break;
    }
  }
  throw new ServiceUnavailableError(
    'The list of clusters changed while it was read page by page.',
  );
}

/** @returns no cluster when it is gone */
async function getCluster(
  { eks, options }: FleetReader,
  { accountId, region, name }: ClusterSummary,
): Promise<ClusterDetail[]> {
  try {
    const id = { accountId, region, clusterName: name };
    return [await eks.getCluster(id, options)];
  } catch (error) {
    if (error instanceof ResponseError && error.statusCode === 404) return [];
    throw error;
  }
}
