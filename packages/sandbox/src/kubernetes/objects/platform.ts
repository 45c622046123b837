import type { ClusterState } from '../../world/state';
import type { WorkloadSeed } from '../../seed/schema';
import type { JsonObject, KubernetesObject } from '../store/object';
import { timestamp } from './identity';

const TOLERATES_EVERYTHING = [{ operator: 'Exists' }];
const EBS_REPOSITORY =
  '602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/aws-ebs-csi-driver';

/** A DaemonSet of kube-system; its pods run on every node. */
export function daemonSet(
  name: string,
  image: string,
  created: Date,
): KubernetesObject {
  const labels = { 'k8s-app': name };
  const spec: JsonObject = {
    hostNetwork: true,
    priorityClassName: 'system-node-critical',
    serviceAccountName: name,
    tolerations: TOLERATES_EVERYTHING,
    terminationGracePeriodSeconds: 30,
    containers: [
      {
        name,
        image,
        resources: { requests: { cpu: '50m', memory: '64Mi' } },
      },
    ],
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: {
      name,
      namespace: 'kube-system',
      labels,
      creationTimestamp: timestamp(created),
    },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec },
      updateStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: 1 },
      },
    },
    status: { currentNumberScheduled: 0, desiredNumberScheduled: 0 },
  };
}

/** The DaemonSets of the platform in a cluster. */
export function platformDaemonSets(state: ClusterState): KubernetesObject[] {
  const created = state.cluster.createdAt;
  const proxy =
    state.addons.get('kube-proxy')?.addonVersion ??
    `v${state.cluster.version}.0-eksbuild.1`;
  return [
    state.cni === 'calico'
      ? daemonSet('calico-node', 'docker.io/calico/node:v3.28.2', created)
      : daemonSet(
          'aws-node',
          '602401143452.dkr.ecr.eu-west-1.amazonaws.com/amazon-k8s-cni:v1.20.4',
          created,
        ),
    daemonSet(
      'kube-proxy',
      `602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/kube-proxy:${proxy}`,
      created,
    ),
    daemonSet('ebs-csi-node', `${EBS_REPOSITORY}:v1.60.0`, created),
  ];
}

const platformWorkload = (
  name: string,
  image: string,
  more: Partial<WorkloadSeed> = {},
): WorkloadSeed => ({
  name,
  image,
  replicas: 2,
  kind: 'Deployment',
  port: 8080,
  emptyDir: false,
  readinessProbe: true,
  ...more,
});

/** The Deployments of the platform in kube-system. */
export const PLATFORM_WORKLOADS: WorkloadSeed[] = [
  platformWorkload('coredns', 'registry.k8s.io/coredns/coredns:v1.12.4', {
    maxUnavailable: 1,
    port: 53,
  }),
  platformWorkload(
    'metrics-server',
    'registry.k8s.io/metrics-server/metrics-server:v0.8.0',
    { replicas: 1, emptyDir: true, port: 10250 },
  ),
  platformWorkload(
    'cluster-autoscaler',
    'registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.1',
    { replicas: 1, port: 8085 },
  ),
];
