import type { ClusterUpdate } from '../eks';
import type { World } from '../World';
import type { ClusterState } from '../state';
import { DURATIONS } from './durations';
import {
  inUse,
  invalidParameter,
  RefusedChangeError,
} from './RefusedChangeError';
import { beginUpdate, carryOut, type StartedChange } from './update';

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

/** Insights are about the next version: those of the reached one make way for those of the next. */
function refreshInsights(state: ClusterState, version: string, now: Date) {
  const next = `1.${minorOf(version) + 1}`;
  for (const insight of state.insights) {
    const { kubernetesVersion } = insight;
    if (kubernetesVersion && minorOf(kubernetesVersion) <= minorOf(version)) {
      const moved = (text: string) => text.replaceAll(kubernetesVersion, next);
      insight.name = moved(insight.name);
      insight.description = moved(insight.description);
      insight.recommendation = moved(insight.recommendation);
      insight.kubernetesVersion = next;
      insight.insightStatus = {
        status: 'PASSING',
        reason: `Nothing was found that stands in the way of Kubernetes v${next}.`,
      };
      insight.lastRefreshTime = now;
      insight.lastTransitionTime = now;
      insight.resources = [];
      insight.categorySpecificSummary = {
        deprecationDetails: [],
        addonCompatibilityDetails: [],
      };
    }
  }
}

/**
 * The update that an earlier call with the same token has begun.
 *
 * @throws RefusedChangeError when that call asked for something else
 */
function repeated(
  state: ClusterState,
  version: string,
  token: string | undefined,
): ClusterUpdate['update'] | undefined {
  const earlier = token === undefined ? undefined : state.requests.get(token);
  if (earlier && earlier.version !== version) {
    throw invalidParameter(
      `The client request token ${token} was used for an update to ${earlier.version} already`,
    );
  }
  return state.updates.find(({ update }) => update.id === earlier?.updateId)
    ?.update;
}

/**
 * Begins the update of a control plane to the next minor version, as UpdateClusterVersion does. The same token
 * again answers the same update.
 *
 * @throws RefusedChangeError as EKS refuses it
 */
export function updateClusterVersion(
  world: World,
  state: ClusterState,
  version: string,
  clientRequestToken?: string,
): StartedChange {
  const earlier = repeated(state, version, clientRequestToken);
  if (earlier) {
    return { update: earlier, done: Promise.resolve() };
  }
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
  if (clientRequestToken !== undefined) {
    state.requests.set(clientRequestToken, { version, updateId: update.id });
  }
  cluster.status = 'UPDATING';
  const done = carryOut(
    world,
    state,
    update,
    { name: 'UpdateClusterVersion', seconds: DURATIONS.versionUpdate },
    () => {
      cluster.version = version;
      cluster.platformVersion = platformVersion;
      refreshInsights(state, version, world.now());
    },
    () => {
      cluster.status = 'ACTIVE';
    },
  );
  return { update, done };
}
