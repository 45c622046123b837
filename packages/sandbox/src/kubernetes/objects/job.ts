import type { KubernetesObject } from '../store/object';
import { controlledBy, timestamp } from './identity';
import { podSpec, type WorkloadContext, workloadLabels } from './workload';

/** The CronJob of a workload with a schedule. */
export function cronJob(
  context: WorkloadContext,
  schedule: string,
): KubernetesObject {
  const { namespace, workload, created } = context;
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: {
      name: workload.name,
      namespace,
      labels: workloadLabels(workload),
      creationTimestamp: timestamp(created),
    },
    spec: {
      schedule,
      suspend: false,
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          template: {
            metadata: { labels: workloadLabels(workload) },
            spec: { ...podSpec(workload), restartPolicy: 'OnFailure' },
          },
        },
      },
    },
    status: { lastScheduleTime: timestamp(created) },
  };
}

/** The last finished Job of a CronJob. */
export function finishedJob(
  context: WorkloadContext,
  owner: KubernetesObject,
  started: Date,
): KubernetesObject {
  const { namespace, workload } = context;
  const finished = new Date(started.getTime() + 95_000);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: `${workload.name}-${Math.floor(started.getTime() / 60_000)}`,
      namespace,
      labels: workloadLabels(workload),
      creationTimestamp: timestamp(started),
      ownerReferences: controlledBy(owner),
    },
    spec: {
      completions: 1,
      parallelism: 1,
      backoffLimit: 6,
      template: {
        metadata: { labels: workloadLabels(workload) },
        spec: { ...podSpec(workload), restartPolicy: 'OnFailure' },
      },
    },
    status: {
      succeeded: 1,
      startTime: timestamp(started),
      completionTime: timestamp(finished),
      conditions: [
        {
          type: 'Complete',
          status: 'True',
          lastTransitionTime: timestamp(finished),
        },
      ],
    },
  };
}
