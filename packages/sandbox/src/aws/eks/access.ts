import type { ClusterState } from '../../world/state';
import { AwsError } from '../error';
import type { CallContext } from '../service';
import { clusterOf, eksPage, notFound } from './lookup';
import type { EksRoute } from './routes';

/** A cluster that has access entries at all. */
function clusterWithEntries(context: CallContext, name: string): ClusterState {
  const state = clusterOf(context, name);
  if (state.cluster.accessConfig.authenticationMode === 'CONFIG_MAP') {
    throw new AwsError(
      'InvalidRequestException',
      "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.",
      400,
      { clusterName: name },
    );
  }
  return state;
}

/** Operations on access entries. */
export const accessRoutes: EksRoute[] = [
  {
    name: 'ListAccessEntries',
    method: 'GET',
    path: '/clusters/{clusterName}/access-entries',
    run: (context, input) => {
      const state = clusterWithEntries(context, input.path.clusterName);
      const { items, nextToken } = eksPage(
        input,
        `access entries of ${state.cluster.arn}`,
        Array.from(state.accessEntries.keys()).sort(),
      );
      return { accessEntries: items, nextToken };
    },
  },
  {
    name: 'DescribeAccessEntry',
    method: 'GET',
    path: '/clusters/{clusterName}/access-entries/{principalArn}',
    run: (context, { path }) => {
      const state = clusterWithEntries(context, path.clusterName);
      const accessEntry = state.accessEntries.get(path.principalArn);
      if (!accessEntry) {
        throw notFound(
          `The specified principalArn could not be found: ${path.principalArn}`,
          { clusterName: path.clusterName },
        );
      }
      return { accessEntry };
    },
  },
];
