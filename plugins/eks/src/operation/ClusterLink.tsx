import { Link } from '@backstage/core-components';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useClusterPath } from '../page/useClusterPath';

/** The name of a cluster that leads to its operations, where the app has such a page. */
export function ClusterLink(props: { id: ClusterId }) {
  const { id } = props;
  const path = useClusterPath(id, 'operations');
  return path ? <Link to={path}>{id.clusterName}</Link> : <>{id.clusterName}</>;
}
