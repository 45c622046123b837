import { ServiceUnavailableError } from '@backstage/errors';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterRecord } from './store/FleetStore';

/**
 * Where the Kubernetes API of a cluster is.
 * @throws ServiceUnavailableError while it has none
 */
export function accessedCluster({
  snapshot,
}: Pick<ClusterRecord, 'snapshot'>): AccessedCluster {
  const { arn, accountId, region, name, endpoint, certificateAuthority } =
    snapshot.facts;
  if (!endpoint) {
    throw new ServiceUnavailableError(
      `Cluster ${name} has no API server address yet; AWS reports its status as ${snapshot.facts.status}.`,
    );
  }
  return {
    arn,
    accountId,
    region,
    clusterName: name,
    endpoint,
    certificateAuthority,
  };
}
