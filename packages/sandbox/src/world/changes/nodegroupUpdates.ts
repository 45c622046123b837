import type { Nodegroup } from '../eks';
import type { ClusterState } from '../state';
import type { World } from '../World';
import { DURATIONS } from './durations';
import { assertRelease, releaseIndex } from './nodegroups';
import { cordon, evictPods, joinNode, leaveNode } from './nodes';
import { inUse, invalidParameter } from './RefusedChangeError';
import { beginUpdate, carryOut, type StartedChange } from './update';

function assertActive(nodegroup: Nodegroup): void {
  if (!['ACTIVE', 'DEGRADED'].includes(nodegroup.status)) {
    throw inUse(
      'Nodegroup cannot be updated as it is currently not in Active State',
    );
  }
}

/**
 * Begins a change of the bounds of a node group, as UpdateNodegroupConfig does. The desired size stays.
 *
 * @throws RefusedChangeError as EKS refuses it
 */
export function updateScaling(
  world: World,
  state: ClusterState,
  nodegroup: Nodegroup,
  bounds: { minSize: number; maxSize: number },
): StartedChange {
  assertActive(nodegroup);
  const { desiredSize } = nodegroup.scalingConfig;
  const { minSize, maxSize } = bounds;
  if (minSize > desiredSize) {
    throw invalidParameter(
      `Minimum capacity ${minSize} can't be greater than desired size ${desiredSize}`,
    );
  }
  if (maxSize < desiredSize) {
    throw invalidParameter(
      `desired capacity ${desiredSize} can't be greater than max size ${maxSize}`,
    );
  }
  const { status } = nodegroup;
  const update = beginUpdate(
    state,
    world.now(),
    'ConfigUpdate',
    { MinSize: String(minSize), MaxSize: String(maxSize) },
    nodegroup.nodegroupName,
  );
  nodegroup.status = 'UPDATING';
  const done = carryOut(
    world,
    state,
    update,
    {
      name: 'UpdateNodegroupConfig',
      seconds: DURATIONS.nodegroupConfig,
      nodegroup: nodegroup.nodegroupName,
    },
    () => {
      nodegroup.scalingConfig = { desiredSize, minSize, maxSize };
    },
    () => settle(world, nodegroup, status),
  );
  return { update, done };
}

function settle(world: World, nodegroup: Nodegroup, status: string): void {
  nodegroup.status = status;
  nodegroup.modifiedAt = world.now();
}

/** Replaces every node by one of the wanted shape: a new one comes, the old one is drained and goes. */
async function roll(
  world: World,
  state: ClusterState,
  nodegroup: Nodegroup,
  wanted: Nodegroup,
): Promise<void> {
  const old = world.nodesOf(state, nodegroup.nodegroupName);
  const pause = DURATIONS.rollingUpdate / (old.length + 1);
  for (const name of old) {
    cordon(world, state, name);
    await joinNode(world, state, wanted).ready;
    evictPods(world, state, name);
    await world.timers.wait(pause);
    leaveNode(world, state, name);
  }
  await world.timers.wait(pause);
}

/**
 * Begins the move of a node group to another release of its Kubernetes version, as UpdateNodegroupVersion does
 * when only a release version is named.
 *
 * @throws RefusedChangeError as EKS refuses it, also for a release of another Kubernetes version
 */
export function updateRelease(
  world: World,
  state: ClusterState,
  nodegroup: Nodegroup,
  releaseVersion: string,
): StartedChange {
  assertActive(nodegroup);
  const { amiType, version, nodegroupName } = nodegroup;
  assertRelease(
    world,
    state,
    'UpdateNodegroupVersion',
    nodegroupName,
    releaseVersion,
  );
  releaseIndex(world, amiType, version, releaseVersion);
  const update = beginUpdate(
    state,
    world.now(),
    'VersionUpdate',
    { Version: version, ReleaseVersion: releaseVersion },
    nodegroupName,
  );
  nodegroup.status = 'UPDATING';
  const done = carryOut(
    world,
    state,
    update,
    { name: 'UpdateNodegroupVersion', seconds: 0, nodegroup: nodegroupName },
    async () => {
      await roll(world, state, nodegroup, { ...nodegroup, releaseVersion });
      nodegroup.releaseVersion = releaseVersion;
    },
    () => settle(world, nodegroup, 'ACTIVE'),
  );
  return { update, done };
}

/**
 * Begins a change of labels and taints. In XKF they stand in the launch template, so all nodes are replaced.
 *
 * @throws RefusedChangeError as EKS refuses it
 */
export function updateLabelsAndTaints(
  world: World,
  state: ClusterState,
  nodegroup: Nodegroup,
  wanted: Pick<Nodegroup, 'labels' | 'taints'>,
): StartedChange {
  assertActive(nodegroup);
  const template = nodegroup.launchTemplate;
  const nextVersion = String(Number(template?.version ?? '0') + 1);
  const update = beginUpdate(
    state,
    world.now(),
    'VersionUpdate',
    {
      LaunchTemplateName: template?.name ?? nodegroup.nodegroupName,
      LaunchTemplateVersion: nextVersion,
    },
    nodegroup.nodegroupName,
  );
  nodegroup.status = 'UPDATING';
  const done = carryOut(
    world,
    state,
    update,
    {
      name: 'UpdateNodegroupVersion',
      seconds: 0,
      nodegroup: nodegroup.nodegroupName,
    },
    async () => {
      await roll(world, state, nodegroup, { ...nodegroup, ...wanted });
      nodegroup.labels = wanted.labels;
      nodegroup.taints = wanted.taints;
      if (template) {
        addTemplateVersion(world, state, template.id, Number(nextVersion));
        nodegroup.launchTemplate = { ...template, version: nextVersion };
      }
    },
    () => settle(world, nodegroup, 'ACTIVE'),
  );
  return { update, done };
}

function addTemplateVersion(
  world: World,
  state: ClusterState,
  id: string,
  versionNumber: number,
): void {
  const region = world.region(state.accountId, state.region);
  const template = region.launchTemplates.find(
    each => each.launchTemplateId === id,
  );
  const previous = region.launchTemplateVersions.find(
    each => each.launchTemplateId === id,
  );
  if (template && previous) {
    template.latestVersionNumber = versionNumber;
    region.launchTemplateVersions.push({
      ...previous,
      versionNumber,
      createTime: world.now(),
      defaultVersion: false,
    });
  }
}
