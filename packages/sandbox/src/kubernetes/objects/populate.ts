import type { NamespaceSeed } from '../../seed/schema';
import { generatedSuffix } from '../../world/identifiers';
import type { ClusterState } from '../../world/state';
import type { KubernetesObject } from '../store/object';
import { timestamp } from './identity';
import { cronJob, finishedJob } from './job';
import { namespace, namespaceContents } from './namespace';
import { PLATFORM_WORKLOADS, platformDaemonSets } from './platform';
import { pod, podOf } from './pod';
import { replicaSetOf } from './replicaSet';
import { chooseNode } from './schedule';
import {
  autoscaler,
  controller,
  disruptionBudget,
  ingress,
  podSpec,
  type WorkloadContext,
  workloadLabels,
  workloadService,
} from './workload';

const HOUR = 60 * 60 * 1000;

function addReplicaSet(
  state: ClusterState,
  deployment: KubernetesObject,
): KubernetesObject {
  const { replicas } = deployment.spec ?? {};
  return state.objects.put('replicasets', {
    ...replicaSetOf(deployment, state.cluster.arn),
    status: {
      replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
      observedGeneration: 1,
    },
  });
}

function addPods(state: ClusterState, context: WorkloadContext): void {
  const { workload, namespace: space } = context;
  const { objects } = state;
  const stateful = workload.kind === 'StatefulSet';
  const owner = objects.put(
    stateful ? 'statefulsets' : 'deployments',
    controller(context),
  );
  const direct = stateful ? owner : addReplicaSet(state, owner);
  for (let index = 0; index < workload.replicas; index += 1) {
    const suffix = stateful
      ? String(index)
      : generatedSuffix(
          5,
          state.cluster.arn,
          space,
          workload.name,
          String(index),
        );
    objects.put(
      'pods',
      podOf(
        direct,
        `${direct.metadata.name}-${suffix}`,
        chooseNode(objects),
        context.created,
      ),
    );
  }
}

function addSchedule(
  state: ClusterState,
  context: WorkloadContext,
  schedule: string,
  now: Date,
): void {
  const { objects } = state;
  const { workload, namespace: space } = context;
  const started = new Date(now.getTime() - 8 * HOUR);
  const owner = objects.put('cronjobs', cronJob(context, schedule));
  const job = objects.put('jobs', finishedJob(context, owner, started));
  objects.put(
    'pods',
    pod({
      name: `${job.metadata.name}-${generatedSuffix(5, space, job.metadata.name)}`,
      namespace: space,
      labels: workloadLabels(workload),
      spec: { ...podSpec(workload), restartPolicy: 'OnFailure' },
      node: chooseNode(objects),
      created: started,
      owner: job,
      phase: 'Succeeded',
    }),
  );
}

/** Adds a workload with everything around it: pods, service, disruption budget, autoscaler, ingress. */
export function addWorkload(
  state: ClusterState,
  context: WorkloadContext,
  now: Date,
): void {
  const { objects } = state;
  const { workload } = context;
  if (workload.schedule) {
    addSchedule(state, context, workload.schedule, now);
    return;
  }
  addPods(state, context);
  objects.put('services', workloadService(context));
  const optional = {
    poddisruptionbudgets: disruptionBudget(context),
    horizontalpodautoscalers: autoscaler(context),
    ingresses: ingress(context),
  };
  for (const [resource, object] of Object.entries(optional)) {
    if (object) {
      objects.put(resource, object);
    }
  }
}

function addNamespace(
  state: ClusterState,
  name: string,
  tenant: boolean,
  certificate: string,
): void {
  const created = state.cluster.createdAt;
  state.objects.put('namespaces', namespace(name, tenant, created));
  for (const { resource, object } of namespaceContents(
    name,
    tenant,
    certificate,
    created,
  )) {
    state.objects.put(resource, object);
  }
}

/** Adds the namespaces and DaemonSets that exist before any node does. */
export function addPlatform(state: ClusterState, certificate: string): void {
  for (const name of ['default', 'kube-system', 'kube-public']) {
    addNamespace(state, name, false, certificate);
  }
  for (const object of platformDaemonSets(state)) {
    state.objects.put('daemonsets', object);
  }
}

/** Adds the Deployments of the platform and of the tenants; nodes must exist already. */
export function addWorkloads(
  state: ClusterState,
  namespaces: NamespaceSeed[],
  certificate: string,
  now: Date,
): void {
  const created = new Date(now.getTime() - 60 * HOUR);
  for (const workload of PLATFORM_WORKLOADS) {
    addWorkload(state, { namespace: 'kube-system', workload, created }, now);
  }
  for (const seed of namespaces) {
    addNamespace(state, seed.name, true, certificate);
    for (const workload of seed.workloads) {
      addWorkload(state, { namespace: seed.name, workload, created }, now);
    }
    for (const name of seed.barePods) {
      state.objects.put(
        'pods',
        pod({
          name,
          namespace: seed.name,
          labels: { run: name },
          spec: {
            containers: [{ name, image: 'docker.io/library/busybox:1.37' }],
          },
          node: chooseNode(state.objects),
          created,
        }),
      );
    }
  }
  addCordonEvents(state, now);
}

function addCordonEvents(state: ClusterState, now: Date): void {
  for (const node of state.objects.list('nodes')) {
    if (node.spec?.unschedulable) {
      const { name, uid } = node.metadata;
      const time = timestamp(new Date(now.getTime() - HOUR / 2));
      state.objects.put('events', {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: `${name}.cordoned`, namespace: 'default' },
        involvedObject: { kind: 'Node', name, uid, apiVersion: 'v1' },
        reason: 'NodeNotSchedulable',
        message: `Node ${name} status is now: NodeNotSchedulable`,
        type: 'Normal',
        source: { component: 'kubelet', host: name },
        firstTimestamp: time,
        lastTimestamp: time,
        count: 1,
      });
    }
  }
}
