import { node } from '../kubernetes/objects/node';
import type { Kubelet } from '../kubernetes/objects/nodeState';
import { podOf } from '../kubernetes/objects/pod';
import { at } from '../kubernetes/store/object';
import type { AmiCatalogue } from './amis';
import type { Instance } from './ec2';
import type { Nodegroup } from './eks';
import { ec2Id, generatedSuffix } from './identifiers';
import type { ClusterState, RegionState } from './state';

/** How a new node differs from a healthy one. */
export interface NodeOptions {
  cordoned?: boolean;
  /** False for a node whose kubelet is lost. */
  ready?: boolean;
  /** A node that has just joined: it is not ready before somebody makes it so. */
  starting?: boolean;
  launchTime?: Date;
}

/** What nodes are added to and made from. */
export interface NodeContext {
  state: ClusterState;
  region: RegionState;
  amis: AmiCatalogue;
  now: Date;
}

function imageIdOf(context: NodeContext, nodegroup: Nodegroup): string {
  if (nodegroup.amiType === 'CUSTOM') {
    return nodegroup.releaseVersion;
  }
  const release = context.amis
    .releasesOf(nodegroup.amiType, nodegroup.version)
    .find(candidate => candidate.releaseVersion === nodegroup.releaseVersion);
  return release
    ? context.amis.imageId(release, context.region.name)
    : ec2Id('ami', context.region.name, nodegroup.releaseVersion);
}

function kubeletVersion(context: NodeContext, nodegroup: Nodegroup): string {
  const patch = /^(1\.\d+\.\d+)-\d{8}$/.exec(nodegroup.releaseVersion)?.[1];
  return patch ?? context.amis.patchOf(nodegroup.version);
}

function instanceOf(
  context: NodeContext,
  nodegroup: Nodegroup,
  imageId: string,
  launchTime: Date,
): Instance {
  const { region, state } = context;
  const { clusterName, nodegroupName } = nodegroup;
  const count = region.launched;
  const candidates = region.subnets.filter(subnet =>
    nodegroup.subnets.includes(subnet.subnetId),
  );
  const subnet = candidates[count % candidates.length];
  const [a, b, c] = subnet.cidrBlock.split('.').map(Number);
  const address = `${a}.${b}.${c + (count % 3)}.${(20 + count * 7) % 250}`;
  const arm = nodegroup.amiType.includes('ARM_64');
  const types = nodegroup.instanceTypes ?? ['m6i.xlarge'];
  return {
    instanceId: ec2Id('i', state.cluster.arn, nodegroupName, String(count)),
    imageId,
    instanceState: { code: 16, name: 'running' },
    privateDnsName: `ip-${address.replaceAll('.', '-')}.${region.name}.compute.internal`,
    privateIpAddress: address,
    instanceType: types[count % types.length],
    launchTime,
    placement: {
      availabilityZone: subnet.availabilityZone,
      tenancy: 'default',
    },
    architecture: arm ? 'arm64' : 'x86_64',
    ...(nodegroup.capacityType === 'SPOT'
      ? { instanceLifecycle: 'spot' as const }
      : {}),
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    groupSet: [
      {
        groupId: state.cluster.resourcesVpcConfig.clusterSecurityGroupId,
        groupName: `eks-cluster-sg-${clusterName}`,
      },
    ],
    tagSet: [
      { key: 'Name', value: clusterName },
      { key: 'eks:cluster-name', value: clusterName },
      { key: 'eks:nodegroup-name', value: nodegroupName },
      { key: `kubernetes.io/cluster/${clusterName}`, value: 'owned' },
      {
        key: 'aws:autoscaling:groupName',
        value: nodegroup.resources.autoScalingGroups[0]?.name ?? '',
      },
    ],
  };
}

function kubeletOf({ ready = true, starting }: NodeOptions): Kubelet {
  if (starting) {
    return 'starting';
  }
  return ready ? 'ready' : 'lost';
}

/** Keeps the counts of the DaemonSets in step with the nodes. */
function countDaemons(state: ClusterState): void {
  const nodes = state.objects.list('nodes').length;
  for (const { metadata } of state.objects.list('daemonsets')) {
    state.objects.update(
      'daemonsets',
      metadata.namespace,
      metadata.name,
      object => ({
        ...object,
        status: {
          currentNumberScheduled: nodes,
          desiredNumberScheduled: nodes,
          updatedNumberScheduled: nodes,
          numberReady: nodes,
          numberAvailable: nodes,
          numberMisscheduled: 0,
          observedGeneration: 1,
        },
      }),
    );
  }
}

/**
 * Adds a node to a node group: the EC2 instance, the Node object and a pod of every DaemonSet.
 *
 * @returns the name of the node
 */
export function addNode(
  context: NodeContext,
  nodegroup: Nodegroup,
  options: NodeOptions = {},
): string {
  const { state, region, now } = context;
  const launchTime = options.launchTime ?? now;
  const imageId = imageIdOf(context, nodegroup);
  const instance = instanceOf(context, nodegroup, imageId, launchTime);
  region.instances.push(instance);
  region.launched += 1;
  const object = state.objects.put(
    'nodes',
    node({
      instance,
      nodegroup,
      region: region.name,
      kubeletVersion: kubeletVersion(context, nodegroup),
      imageId,
      cordoned: options.cordoned ?? false,
      kubelet: kubeletOf(options),
      now,
    }),
  );
  for (const daemon of state.objects.list('daemonsets')) {
    const { name } = daemon.metadata;
    const suffix = generatedSuffix(5, instance.instanceId, name);
    state.objects.put(
      'pods',
      podOf(daemon, `${name}-${suffix}`, object, launchTime),
    );
  }
  countDaemons(state);
  return object.metadata.name;
}

/** Removes a node with its pods and ends its instance; false if there is no such node. */
export function removeNode(
  state: ClusterState,
  region: RegionState,
  name: string,
): boolean {
  const removed = state.objects.delete('nodes', undefined, name);
  if (!removed) {
    return false;
  }
  for (const pod of state.objects.list('pods')) {
    if (at(pod, 'spec.nodeName') === name) {
      state.objects.delete('pods', pod.metadata.namespace, pod.metadata.name);
    }
  }
  region.instances = region.instances.filter(
    instance => instance.privateDnsName !== name,
  );
  countDaemons(state);
  return true;
}
