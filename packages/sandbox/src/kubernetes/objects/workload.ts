import type { WorkloadSeed } from '../../seed/schema';
import { stableIndex } from '../../world/identifiers';
import type { JsonObject, KubernetesObject } from '../store/object';
import { READY_ANNOTATION, STOP_ANNOTATION } from '../pods/behaviour';
import { timestamp } from './identity';

/** Labels that every object of a workload carries. */
export function workloadLabels(workload: WorkloadSeed): Record<string, string> {
  return {
    'app.kubernetes.io/name': workload.name,
    ...(workload.component
      ? { 'backstage.io/kubernetes-id': workload.component }
      : {}),
  };
}

/** Annotations that say how long the pods of a workload take; undefined where they take as long as any. */
function timing({
  stopSeconds,
  readySeconds,
}: WorkloadSeed): Record<string, string> | undefined {
  const annotations = {
    ...(stopSeconds === undefined
      ? {}
      : { [STOP_ANNOTATION]: String(stopSeconds) }),
    ...(readySeconds === undefined
      ? {}
      : { [READY_ANNOTATION]: String(readySeconds) }),
  };
  return Object.keys(annotations).length > 0 ? annotations : undefined;
}

/** The pod template of a workload. */
export function podTemplate(workload: WorkloadSeed): {
  metadata: {
    labels: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: JsonObject;
} {
  const annotations = timing(workload);
  return {
    metadata: {
      labels: workloadLabels(workload),
      ...(annotations ? { annotations } : {}),
    },
    spec: podSpec(workload),
  };
}

/** The specification of the pods of a workload. */
export function podSpec(workload: WorkloadSeed): JsonObject {
  return {
    containers: [
      {
        name: workload.name,
        image: workload.image,
        ports: [{ containerPort: workload.port, protocol: 'TCP' }],
        resources: {
          requests: { cpu: '100m', memory: '256Mi' },
          limits: { memory: '512Mi' },
        },
        ...(workload.readinessProbe
          ? { readinessProbe: { tcpSocket: { port: workload.port } } }
          : {}),
        ...(workload.emptyDir
          ? { volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }] }
          : {}),
      },
    ],
    ...(workload.emptyDir
      ? { volumes: [{ name: 'scratch', emptyDir: {} }] }
      : {}),
    restartPolicy: 'Always',
    serviceAccountName: 'default',
    terminationGracePeriodSeconds: workload.gracePeriodSeconds ?? 30,
  };
}

/** What the parts of a workload are made from. */
export interface WorkloadContext {
  namespace: string;
  workload: WorkloadSeed;
  created: Date;
}

function metadata({ namespace, workload, created }: WorkloadContext) {
  return {
    name: workload.name,
    namespace,
    labels: workloadLabels(workload),
    creationTimestamp: timestamp(created),
  };
}

function selectorOf(workload: WorkloadSeed) {
  return { 'app.kubernetes.io/name': workload.name };
}

/** The Deployment or StatefulSet of a workload, with all replicas ready. */
export function controller(context: WorkloadContext): KubernetesObject {
  const { workload, created } = context;
  const { replicas } = workload;
  const since = timestamp(created);
  const template = podTemplate(workload);
  const spec: JsonObject = {
    replicas,
    selector: { matchLabels: selectorOf(workload) },
    template,
  };
  const status: JsonObject = {
    observedGeneration: 1,
    replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
    updatedReplicas: replicas,
  };
  return workload.kind === 'StatefulSet'
    ? {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: metadata(context),
        spec: { ...spec, serviceName: workload.name },
        status: { ...status, currentReplicas: replicas },
      }
    : {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: metadata(context),
        spec: {
          ...spec,
          strategy: {
            type: 'RollingUpdate',
            rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
          },
        },
        status: {
          ...status,
          conditions: ['Available', 'Progressing'].map(type => ({
            type,
            status: 'True',
            lastUpdateTime: since,
            lastTransitionTime: since,
            reason:
              type === 'Available'
                ? 'MinimumReplicasAvailable'
                : 'NewReplicaSetAvailable',
          })),
        },
      };
}

/** The Service in front of a workload. */
export function workloadService(context: WorkloadContext): KubernetesObject {
  const { namespace, workload } = context;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(context),
    spec: {
      type: 'ClusterIP',
      clusterIP: `172.20.64.${10 + stableIndex(240, namespace, workload.name)}`,
      selector: selectorOf(workload),
      ports: [
        { name: 'main', port: 80, targetPort: workload.port, protocol: 'TCP' },
      ],
    },
    status: { loadBalancer: {} },
  };
}

/** The disruption budget of a workload, if it has one. */
export function disruptionBudget(
  context: WorkloadContext,
): KubernetesObject | undefined {
  const { workload } = context;
  const { minAvailable, maxUnavailable, replicas } = workload;
  if (minAvailable === undefined && maxUnavailable === undefined) {
    return undefined;
  }
  const share = (value: number | string) =>
    typeof value === 'number'
      ? value
      : Math.ceil((Number.parseInt(value, 10) / 100) * replicas);
  const desired =
    minAvailable === undefined
      ? Math.max(0, replicas - share(maxUnavailable ?? 0))
      : share(minAvailable);
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(context),
    spec: {
      selector: { matchLabels: selectorOf(workload) },
      ...(minAvailable === undefined ? { maxUnavailable } : { minAvailable }),
    },
    status: {
      observedGeneration: 1,
      currentHealthy: replicas,
      desiredHealthy: desired,
      expectedPods: replicas,
      disruptionsAllowed: Math.max(0, replicas - desired),
    },
  };
}

/** The autoscaler of a workload, if it has one. */
export function autoscaler(
  context: WorkloadContext,
): KubernetesObject | undefined {
  const { workload } = context;
  return workload.autoscaling
    ? {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: metadata(context),
        spec: {
          scaleTargetRef: {
            apiVersion: 'apps/v1',
            kind: workload.kind,
            name: workload.name,
          },
          minReplicas: workload.autoscaling.min,
          maxReplicas: workload.autoscaling.max,
          metrics: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                target: { type: 'Utilization', averageUtilization: 70 },
              },
            },
          ],
        },
        status: {
          currentReplicas: workload.replicas,
          desiredReplicas: workload.replicas,
          currentMetrics: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                current: { averageUtilization: 34, averageValue: '34m' },
              },
            },
          ],
        },
      }
    : undefined;
}

/** The Ingress of a workload, if it has a host. */
export function ingress(
  context: WorkloadContext,
): KubernetesObject | undefined {
  const { workload } = context;
  return workload.host
    ? {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: metadata(context),
        spec: {
          ingressClassName: 'nginx',
          tls: [{ hosts: [workload.host], secretName: `${workload.name}-tls` }],
          rules: [
            {
              host: workload.host,
              http: {
                paths: [
                  {
                    path: '/',
                    pathType: 'Prefix',
                    backend: {
                      service: { name: workload.name, port: { number: 80 } },
                    },
                  },
                ],
              },
            },
          ],
        },
        status: {
          loadBalancer: {
            ingress: [{ hostname: 'k8s-ingress.elb.eu-west-1.amazonaws.com' }],
          },
        },
      }
    : undefined;
}
