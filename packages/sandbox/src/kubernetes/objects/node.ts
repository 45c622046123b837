import type { Instance } from '../../world/ec2';
import type { Nodegroup } from '../../world/eks';
import type { JsonObject, KubernetesObject } from '../store/object';
import { timestamp } from './identity';
import { type Kubelet, nodeConditions, nodeTaints } from './nodeState';

const MEMORY_PER_CPU: Record<string, number> = { c: 2, m: 4, r: 8, t: 4 };
const CPUS: Record<string, number> = {
  medium: 1,
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  '8xlarge': 32,
  '12xlarge': 48,
  '16xlarge': 64,
  '24xlarge': 96,
};

/** How many pods a node takes; by the network interfaces of its instance type. */
function mostPods(instanceType: string): number {
  const cpus = CPUS[instanceType.split('.')[1]] ?? 4;
  if (cpus < 16) {
    return 58;
  }
  return cpus < 64 ? 234 : 737;
}

/** CPUs and GiB of memory of an instance type, from its family letter and its size. */
export function sizeOf(instanceType: string): { cpus: number; memory: number } {
  const [family, size] = instanceType.split('.');
  const cpus = CPUS[size] ?? 4;
  return { cpus, memory: cpus * (MEMORY_PER_CPU[family[0]] ?? 4) };
}

const TAINT_EFFECTS = {
  NO_SCHEDULE: 'NoSchedule',
  NO_EXECUTE: 'NoExecute',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
} as const;

/** What a node is made from. */
export interface NodeDescription {
  instance: Instance;
  nodegroup: Nodegroup;
  region: string;
  /** Kubernetes patch version of the kubelet, such as `1.35.4`. */
  kubeletVersion: string;
  imageId: string;
  cordoned: boolean;
  kubelet: Kubelet;
  now: Date;
}

function taints(description: NodeDescription): JsonObject[] {
  const result: JsonObject[] = description.nodegroup.taints.map(taint => ({
    key: taint.key,
    ...(taint.value === undefined ? {} : { value: taint.value }),
    effect: TAINT_EFFECTS[taint.effect],
  }));
  const { kubelet, cordoned, now } = description;
  return [...result, ...nodeTaints(kubelet, cordoned, now)];
}

function labels(description: NodeDescription): Record<string, string> {
  const { instance, nodegroup, region, imageId } = description;
  const arch = instance.architecture === 'arm64' ? 'arm64' : 'amd64';
  return {
    'beta.kubernetes.io/arch': arch,
    'beta.kubernetes.io/instance-type': instance.instanceType,
    'beta.kubernetes.io/os': 'linux',
    'eks.amazonaws.com/capacityType': nodegroup.capacityType,
    'eks.amazonaws.com/nodegroup': nodegroup.nodegroupName,
    'eks.amazonaws.com/nodegroup-image': imageId,
    'failure-domain.beta.kubernetes.io/region': region,
    'failure-domain.beta.kubernetes.io/zone':
      instance.placement.availabilityZone,
    'kubernetes.io/arch': arch,
    'kubernetes.io/hostname': instance.privateDnsName,
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': instance.instanceType,
    'topology.kubernetes.io/region': region,
    'topology.kubernetes.io/zone': instance.placement.availabilityZone,
    ...nodegroup.labels,
  };
}

function osImage({ amiType, releaseVersion, version }: Nodegroup): string {
  if (amiType.startsWith('BOTTLEROCKET')) {
    return `Bottlerocket OS ${releaseVersion.split('-')[0]} (aws-k8s-${version})`;
  }
  return amiType.startsWith('AL2_')
    ? 'Amazon Linux 2'
    : 'Amazon Linux 2023.9.20261110';
}

/** The Node object of an instance. */
export function node(description: NodeDescription): KubernetesObject {
  const { instance, nodegroup, cordoned, kubelet, now } = description;
  const { cpus, memory } = sizeOf(instance.instanceType);
  const created = timestamp(instance.launchTime);
  const arch = instance.architecture === 'arm64' ? 'arm64' : 'amd64';
  const taintList = taints(description);
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: instance.privateDnsName,
      creationTimestamp: created,
      labels: labels(description),
      annotations: {
        'alpha.kubernetes.io/provided-node-ip': instance.privateIpAddress,
        'node.alpha.kubernetes.io/ttl': '0',
      },
    },
    spec: {
      providerID: `aws:///${instance.placement.availabilityZone}/${instance.instanceId}`,
      ...(cordoned ? { unschedulable: true } : {}),
      ...(taintList.length > 0 ? { taints: taintList } : {}),
    },
    status: {
      capacity: {
        cpu: String(cpus),
        memory: `${memory * 1024 * 1024}Ki`,
        pods: String(mostPods(instance.instanceType)),
        'ephemeral-storage': '20959212Ki',
      },
      allocatable: {
        cpu: `${cpus * 1000 - 80}m`,
        memory: `${memory * 1024 * 1024 - 700_000}Ki`,
        pods: String(mostPods(instance.instanceType)),
        'ephemeral-storage': '18242267924',
      },
      conditions: nodeConditions(kubelet, created, timestamp(now)),
      addresses: [
        { type: 'InternalIP', address: instance.privateIpAddress },
        { type: 'InternalDNS', address: instance.privateDnsName },
        { type: 'Hostname', address: instance.privateDnsName },
      ],
      nodeInfo: {
        machineID: instance.instanceId.slice(2),
        systemUUID: instance.instanceId.slice(2),
        bootID: instance.instanceId.slice(2),
        kernelVersion: `6.12.58-82.121.amzn2023.${instance.architecture}`,
        osImage: osImage(nodegroup),
        containerRuntimeVersion: 'containerd://2.1.5',
        kubeletVersion: `v${description.kubeletVersion}-eks-ecaa3a6`,
        kubeProxyVersion: `v${description.kubeletVersion}-eks-ecaa3a6`,
        operatingSystem: 'linux',
        architecture: arch,
      },
    },
  };
}
