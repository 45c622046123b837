import type { World } from '../World';
import type { ClusterState } from '../state';
import { DURATIONS } from './durations';
import {
  inUse,
  invalidParameter,
  RefusedChangeError,
} from './RefusedChangeError';
import { beginUpdate, type StartedChange } from './update';

/** The number after the first dot of a version or release version. */
export function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

function assertIdle(state: ClusterState): void {
  const { cluster } = state;
  const running = state.updates.find(
    ({ nodegroupName, addonName, update }) =>
      !nodegroupName && !addonName && update.status === 'InProgress',
  );
  if (running) {
    throw inUse(
      `Cannot VersionUpdate because cluster ${cluster.name} currently has update ${running.update.id} in progress`,
    );
  }
  if (cluster.status !== 'ACTIVE') {
    throw inUse(
      `Cannot VersionUpdate because cluster ${cluster.name} is in status ${cluster.status}`,
    );
  }
}

/** How many minor versions a kubelet may be behind since Kubernetes 1.28. */
const ALLOWED_SKEW = 3;

function assertAllowed(
  world: World,
  state: ClusterState,
  version: string,
): void {
  const { cluster } = state;
  if (!world.versions.some(each => each.clusterVersion === version)) {
    throw invalidParameter(`unsupported Kubernetes version ${version}`);
  }
  if (minorOf(version) !== minorOf(cluster.version) + 1) {
    throw invalidParameter(
      `Unsupported Kubernetes minor version update from ${cluster.version} to ${version}`,
    );
  }
  const tooOld = Array.from(state.nodegroups.values())
    .filter(group => minorOf(version) - minorOf(group.version) > ALLOWED_SKEW)
    .map(group => group.nodegroupName);
  if (tooOld.length > 0) {
    throw new RefusedChangeError(
      'InvalidRequestException',
      `Nodegroups ${tooOld.join(', ')} must be updated to match cluster version ${cluster.version} before updating cluster version`,
    );
  }
}

/**
 * Begins the update of a control plane to the next minor version, as UpdateClusterVersion does.
 *
 * @throws RefusedChangeError as EKS refuses it
 */
export function updateClusterVersion(
  world: World,
  state: ClusterState,
  version: string,
): StartedChange {
  assertIdle(state);
  assertAllowed(world, state, version);
  const { cluster } = state;
  const platformVersion =
    world.versions.find(each => each.clusterVersion === version)
      ?.defaultPlatformVersion ?? 'eks.1';
  const update = beginUpdate(state, world.now(), 'VersionUpdate', {
    Version: version,
    PlatformVersion: platformVersion,
  });
  cluster.status = 'UPDATING';
  const done = world.timers.wait(DURATIONS.versionUpdate).then(() => {
    cluster.version = version;
    cluster.platformVersion = platformVersion;
    cluster.status = 'ACTIVE';
    update.status = 'Successful';
  });
  return { update, done };
}
