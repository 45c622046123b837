import { clusterOf, eksPage, nodegroupOf } from './lookup';
import type { EksRoute } from './routes';

/** Operations on node groups. */
export const nodegroupRoutes: EksRoute[] = [
  {
    name: 'ListNodegroups',
    method: 'GET',
    path: '/clusters/{clusterName}/node-groups',
    run: (context, input) => {
      const state = clusterOf(context, input.path.clusterName);
      const { items, nextToken } = eksPage(
        input,
        `nodegroups of ${state.cluster.arn}`,
        Array.from(state.nodegroups.keys()).sort(),
      );
      return { nodegroups: items, nextToken };
    },
  },
  {
    name: 'DescribeNodegroup',
    method: 'GET',
    path: '/clusters/{clusterName}/node-groups/{nodegroupName}',
    run: (context, { path }) => ({
      nodegroup: nodegroupOf(
        clusterOf(context, path.clusterName),
        path.nodegroupName,
      ),
    }),
  },
];
