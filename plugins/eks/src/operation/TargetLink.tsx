import { OperationTarget } from '@xkf/backstage-plugin-eks-common';
import { ClusterLink } from './ClusterLink';

/** The name of what an operation changes; that of a cluster leads to its operations. */
export function TargetLink(props: { target: OperationTarget }) {
  const { accountId, region, name, clusterName } = props.target;
  return clusterName ? (
    <ClusterLink id={{ accountId, region, clusterName }} />
  ) : (
    <>{name}</>
  );
}
