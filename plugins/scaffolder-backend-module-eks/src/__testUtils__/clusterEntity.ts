import { ResourceEntity } from '@backstage/catalog-model';

/** A cluster as the catalog has it; without an ARN one that is not of EKS. */
export function clusterEntity(name: string, arn?: string): ResourceEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: 'default',
      annotations: arn ? { 'amazonaws.com/arn': arn } : {},
    },
    spec: { type: 'kubernetes-cluster', owner: 'group:default/team-platform' },
  };
}
