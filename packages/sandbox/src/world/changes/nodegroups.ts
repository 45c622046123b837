import type { NodegroupSeedInput } from '../../seed/schema';
import { changeFaults } from '../../faults/changeFaults';
import type { HealthIssue, Nodegroup } from '../eks';
import type { ClusterState } from '../state';
import type { World } from '../World';
import { DURATIONS } from './durations';
import { type FailedChangeError, failedChange } from './FailedChangeError';
import { cordon, evictPods, joinNode, leaveNode } from './nodes';
import {
  inUse,
  invalidParameter,
  RefusedChangeError,
} from './RefusedChangeError';

/** What a new node group is to be. */
export interface NodegroupRequest {
  name: string;
  releaseVersion: string;
  minSize: number;
  maxSize: number;
  instanceTypes: string[];
  labels: Record<string, string>;
  taints: Nodegroup['taints'];
}

/** The image that EKS takes when nobody names one: by the processor of the instance types. */
export function amiTypeFor(instanceTypes: string[]): string {
  // The letter after the generation names the processor: `m7g` is Graviton.
  const arm = instanceTypes.some(type => /^[a-z]+\d+g[a-z]*\./.test(type));
  return arm ? 'AL2023_ARM_64_STANDARD' : 'AL2023_x86_64_STANDARD';
}

/**
 * A release as its place in the list of a Kubernetes version.
 *
 * @throws RefusedChangeError when the version has no such release
 */
export function releaseIndex(
  world: World,
  amiType: string,
  kubernetesVersion: string,
  releaseVersion: string,
): number {
  const index = world.amis
    .releasesOf(amiType, kubernetesVersion)
    .findIndex(release => release.releaseVersion === releaseVersion);
  if (index < 0) {
    throw invalidParameter(
      `Requested release version ${releaseVersion} is not valid for kubernetes version ${kubernetesVersion}`,
    );
  }
  return index;
}

/**
 * A release can be refused although it is published.
 *
 * @throws RefusedChangeError
 */
export function assertRelease(
  world: World,
  state: ClusterState,
  operation: 'CreateNodegroup' | 'UpdateNodegroupVersion',
  nodegroupName: string,
  releaseVersion: string,
): void {
  const [refused] = changeFaults(
    world.faults,
    state,
    operation,
    nodegroupName,
    'release-refused',
  );
  if (refused) {
    throw invalidParameter(
      `Requested release version ${releaseVersion} is not valid for kubernetes version ${state.cluster.version}`,
    );
  }
}

function assertNew(state: ClusterState, request: NodegroupRequest): void {
  const { cluster } = state;
  if (state.nodegroups.has(request.name)) {
    throw inUse(
      `NodeGroup already exists with name ${request.name} and cluster name ${cluster.name}`,
    );
  }
  if (cluster.status !== 'ACTIVE') {
    throw inUse(
      `Cannot create node group ${request.name} because cluster ${cluster.name} is in status ${cluster.status}`,
    );
  }
  if (request.minSize > request.maxSize) {
    throw invalidParameter("minSize can't be greater than maxSize");
  }
}

/** Gives a node group up, as EKS does when its nodes do not come. */
function giveUp(
  world: World,
  nodegroup: Nodegroup,
  issue: HealthIssue,
): FailedChangeError {
  nodegroup.status = 'CREATE_FAILED';
  nodegroup.modifiedAt = world.now();
  nodegroup.health = { issues: [issue] };
  return failedChange('CREATE_FAILED', 'ACTIVE', [issue]);
}

/** Lets the nodes of a new node group come one after the other, until all are ready. */
async function fill(
  world: World,
  state: ClusterState,
  nodegroup: Nodegroup,
): Promise<void> {
  const { nodegroupName, scalingConfig, resources } = nodegroup;
  const struck = <E extends 'nodegroup-failed' | 'nodes-not-ready'>(
    effect: E,
  ) =>
    changeFaults(
      world.faults,
      state,
      'CreateNodegroup',
      nodegroupName,
      effect,
    )[0];
  const failure = struck('nodegroup-failed');
  const unhealthy = struck('nodes-not-ready');
  const count = scalingConfig.minSize;
  const pause = DURATIONS.nodegroupCreate / (count + 1);
  if (failure) {
    const { code, message } = failure;
    const resourceIds =
      failure.resourceIds ??
      resources.autoScalingGroups.map(({ name }) => name);
    await world.timers.wait(DURATIONS.nodegroupCreate);
    throw giveUp(world, nodegroup, { code, message, resourceIds });
  }
  const joining: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    await world.timers.wait(pause);
    joining.push(joinNode(world, state, nodegroup, !unhealthy).ready);
  }
  await Promise.all(joining);
  if (unhealthy) {
    await world.timers.wait(DURATIONS.nodesAwaited);
    throw giveUp(world, nodegroup, {
      code: 'NodeCreationFailure',
      message: 'Unhealthy nodes in the kubernetes cluster',
      resourceIds: world
        .region(state.accountId, state.region)
        .instances.filter(instance =>
          instance.tagSet.some(
            ({ key, value }) =>
              key === 'eks:nodegroup-name' && value === nodegroupName,
          ),
        )
        .map(instance => instance.instanceId),
    });
  }
  await world.timers.wait(pause);
  nodegroup.status = 'ACTIVE';
  nodegroup.modifiedAt = world.now();
}

/**
 * Begins a node group as CreateNodegroup does; its nodes come one after the other.
 *
 * @throws RefusedChangeError as EKS refuses it
 */
export function createNodegroup(
  world: World,
  state: ClusterState,
  request: NodegroupRequest,
): { nodegroup: Nodegroup; done: Promise<void> } {
  assertNew(state, request);
  assertRelease(
    world,
    state,
    'CreateNodegroup',
    request.name,
    request.releaseVersion,
  );
  const amiType = amiTypeFor(request.instanceTypes);
  const { releaseVersion, minSize, ...rest } = request;
  const seed: NodegroupSeedInput = {
    ...rest,
    amiType,
    releasesBehind: releaseIndex(
      world,
      amiType,
      state.cluster.version,
      releaseVersion,
    ),
    minSize,
    // XKF begins with the minimum; the autoscaler changes it later.
    desiredSize: minSize,
    nodes: 0,
    status: 'CREATING',
    createdAt: world.now(),
  };
  const nodegroup = world.addNodegroup(state, seed);
  return { nodegroup, done: fill(world, state, nodegroup) };
}

function removeLaunchTemplate(
  world: World,
  state: ClusterState,
  nodegroup: Nodegroup,
): void {
  const region = world.region(state.accountId, state.region);
  const id = nodegroup.launchTemplate?.id;
  const others = <T extends { launchTemplateId: string }>(list: T[]) =>
    list.filter(each => each.launchTemplateId !== id);
  region.launchTemplates = others(region.launchTemplates);
  region.launchTemplateVersions = others(region.launchTemplateVersions);
}

/**
 * Begins the end of a node group as DeleteNodegroup does, with its launch template.
 *
 * @throws RefusedChangeError as EKS refuses it
 */
export function deleteNodegroup(
  world: World,
  state: ClusterState,
  name: string,
): { done: Promise<void> } {
  const nodegroup = state.nodegroups.get(name);
  if (!nodegroup) {
    throw new RefusedChangeError(
      'ResourceNotFoundException',
      `No node group found for name: ${name}.`,
    );
  }
  if (['UPDATING', 'DELETING'].includes(nodegroup.status)) {
    throw inUse(
      `Nodegroup cannot be deleted as it is currently in ${nodegroup.status} state`,
    );
  }
  nodegroup.status = 'DELETING';
  const nodes = world.nodesOf(state, name);
  nodes.forEach(node => cordon(world, state, node));
  const empty = async () => {
    for (const node of nodes) {
      evictPods(world, state, node);
      await world.timers.wait(DURATIONS.nodegroupDelete / (nodes.length + 1));
      leaveNode(world, state, node);
    }
    await world.timers.wait(DURATIONS.nodegroupDelete / (nodes.length + 1));
    world.removeNodegroup(state, name);
    removeLaunchTemplate(world, state, nodegroup);
  };
  return { done: empty() };
}
