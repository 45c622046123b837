import type { ClusterState } from '../../world/state';
import { timestamp } from './identity';
import { namespace } from './namespace';

/** A service account whose pods take a role of IAM. */
export interface AnnotatedServiceAccount {
  namespace: string;
  name: string;
  roleArn: string;
}

/** Adds a service account that names its role, and its namespace where it does not exist. */
export function addServiceAccount(
  { objects, cluster }: ClusterState,
  { namespace: space, name, roleArn }: AnnotatedServiceAccount,
): void {
  if (!objects.get('namespaces', undefined, space)) {
    objects.put('namespaces', namespace(space, false, cluster.createdAt));
  }
  objects.put('serviceaccounts', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name,
      namespace: space,
      annotations: { 'eks.amazonaws.com/role-arn': roleArn },
      creationTimestamp: timestamp(cluster.createdAt),
    },
  });
}
