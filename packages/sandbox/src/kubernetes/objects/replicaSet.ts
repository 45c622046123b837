import { generatedSuffix } from '../../world/identifiers';
import type { KubernetesObject } from '../store/object';
import { controlledBy } from './identity';

/** The ReplicaSet of a Deployment; its pods carry the labels of the template alone. */
export function replicaSetOf(
  deployment: KubernetesObject,
  ...salt: string[]
): KubernetesObject {
  const { metadata, spec } = deployment;
  const hash = generatedSuffix(9, ...salt, metadata.name);
  const replicas = spec?.replicas ?? 1;
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      namespace: metadata.namespace,
      labels: { ...metadata.labels, 'pod-template-hash': hash },
      annotations: { 'deployment.kubernetes.io/revision': '1' },
      creationTimestamp: metadata.creationTimestamp,
      ownerReferences: controlledBy(deployment),
    },
    spec: { replicas, selector: spec?.selector, template: spec?.template },
    status: { replicas: 0, readyReplicas: 0, availableReplicas: 0 },
  };
}
