import type { ClusterUpdate } from '../../world/eks';
import type { ClusterState } from '../../world/state';
import { updateClusterVersion } from '../../world/changes/clusterVersion';
import { FailedChangeError } from '../../world/changes/FailedChangeError';
import { RefusedChangeError } from '../../world/changes/RefusedChangeError';
import type { StartedChange } from '../../world/changes/update';
import { AwsError } from '../error';
import {
  addonOf,
  clusterOf,
  eksPage,
  invalidParameter,
  nodegroupOf,
  notFound,
} from './lookup';
import type { EksInput, EksRoute } from './routes';

/** The updates of the cluster itself, or of the node group or add-on that the request names. */
function updatesOf(state: ClusterState, { query }: EksInput): ClusterUpdate[] {
  const nodegroupName = query.get('nodegroupName') ?? undefined;
  const addonName = query.get('addonName') ?? undefined;
  if (nodegroupName) {
    nodegroupOf(state, nodegroupName);
  }
  if (addonName) {
    addonOf(state, addonName);
  }
  return state.updates.filter(
    entry =>
      entry.nodegroupName === nodegroupName && entry.addonName === addonName,
  );
}

const STATUSES: Record<string, number> = {
  ResourceInUseException: 409,
  ResourceNotFoundException: 404,
};

/**
 * Begins a change that nobody waits for: how it ends stands in its update.
 *
 * @throws AwsError as EKS refuses it
 */
function begun(
  { cluster }: ClusterState,
  change: () => StartedChange,
): StartedChange {
  try {
    const started = change();
    started.done.catch(error => {
      if (!(error instanceof FailedChangeError)) {
        throw error;
      }
    });
    return started;
  } catch (error) {
    if (error instanceof RefusedChangeError) {
      const { code, message } = error;
      throw new AwsError(code, message, STATUSES[code] ?? 400, {
        clusterName: cluster.name,
      });
    }
    throw error;
  }
}

/** Operations on the history of changes. */
export const updateRoutes: EksRoute[] = [
  {
    name: 'UpdateClusterVersion',
    method: 'POST',
    path: '/clusters/{name}/updates',
    run: (context, { path, body }) => {
      const state = clusterOf(context, path.name);
      const { version, clientRequestToken: token } = body;
      if (typeof version !== 'string' || version === '') {
        throw invalidParameter('The version must be specified.');
      }
      const { update } = begun(state, () =>
        updateClusterVersion(
          context.world,
          state,
          version,
          typeof token === 'string' ? token : undefined,
        ),
      );
      return { update };
    },
  },
  {
    name: 'ListUpdates',
    method: 'GET',
    path: '/clusters/{name}/updates',
    run: (context, input) => {
      const state = clusterOf(context, input.path.name);
      const ids = updatesOf(state, input).map(entry => entry.update.id);
      const { items, nextToken } = eksPage(
        input,
        `updates of ${state.cluster.arn}`,
        ids,
      );
      return { updateIds: items, nextToken };
    },
  },
  {
    name: 'DescribeUpdate',
    method: 'GET',
    path: '/clusters/{name}/updates/{updateId}',
    run: (context, input) => {
      const { name, updateId } = input.path;
      const state = clusterOf(context, name);
      const entry = updatesOf(state, input).find(
        candidate => candidate.update.id === updateId,
      );
      if (!entry) {
        throw notFound(`No update found for ID: ${updateId}`, {
          clusterName: name,
        });
      }
      return { update: entry.update };
    },
  },
];
