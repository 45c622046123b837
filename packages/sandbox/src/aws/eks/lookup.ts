import type { Addon, Nodegroup } from '../../world/eks';
import type { ClusterState } from '../../world/state';
import { AwsError } from '../error';
import { InvalidTokenError, page, type Page } from '../paging';
import type { CallContext } from '../service';
import type { EksInput } from './routes';

/** A modelled error of EKS for a resource that does not exist. */
export function notFound(
  message: string,
  members: Record<string, unknown>,
): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404, members);
}

/** A modelled error of EKS for a parameter that cannot be used. */
export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message, 400);
}

/**
 * A cluster of the caller's account and region.
 *
 * @throws AwsError `ResourceNotFoundException`
 */
export function clusterOf(context: CallContext, name: string): ClusterState {
  const state = context.state?.clusters.get(name);
  if (!state) {
    throw notFound(`No cluster found for name: ${name}.`, {
      clusterName: name,
    });
  }
  return state;
}

/**
 * A node group of a cluster.
 *
 * @throws AwsError `ResourceNotFoundException`
 */
export function nodegroupOf(state: ClusterState, name: string): Nodegroup {
  const nodegroup = state.nodegroups.get(name);
  if (!nodegroup) {
    throw notFound(`No node group found for name: ${name}.`, {
      clusterName: state.cluster.name,
      nodegroupName: name,
    });
  }
  return nodegroup;
}

/**
 * An add-on of a cluster.
 *
 * @throws AwsError `ResourceNotFoundException`
 */
export function addonOf(state: ClusterState, name: string): Addon {
  const addon = state.addons.get(name);
  if (!addon) {
    throw notFound(
      `No addon: ${name} found in cluster: ${state.cluster.name}`,
      {
        clusterName: state.cluster.name,
        addonName: name,
      },
    );
  }
  return addon;
}

/**
 * One page of a list by `maxResults` (1 to 100) and `nextToken`, from the query or the body.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function eksPage<T>(input: EksInput, list: string, items: T[]): Page<T> {
  const size = Number(
    input.query.get('maxResults') ?? input.body.maxResults ?? 100,
  );
  if (!Number.isInteger(size) || size < 1 || size > 100) {
    throw invalidParameter('maxResults must be between 1 and 100');
  }
  const token = input.query.get('nextToken') ?? input.body.nextToken;
  try {
    return page(items, list, size, token ? String(token) : undefined);
  } catch (error) {
    if (error instanceof InvalidTokenError) {
      throw invalidParameter('Invalid nextToken');
    }
    throw error;
  }
}
