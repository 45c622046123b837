import type { ClusterUpdate } from '../../world/eks';
import type { ClusterState } from '../../world/state';
import { addonOf, clusterOf, eksPage, nodegroupOf, notFound } from './lookup';
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

/** Operations on the history of changes. */
export const updateRoutes: EksRoute[] = [
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
