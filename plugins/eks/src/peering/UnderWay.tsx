import { Link } from '@backstage/core-components';
import { Peering } from '@xkf/backstage-plugin-eks-common';
import { useOperations } from '../api/operationQueries';
import { ActiveOperation } from '../operation/entry/ActiveOperation';
import { useOperationPath } from '../page/useClusterPath';
import { useEksTranslation } from '../translation';

/** The operation that changes a peering now, with how far it has come. */
export function UnderWay(props: { peering: Peering }) {
  const id = props.peering.operationId;
  return id ? <Operation id={id} /> : null;
}

function Operation(props: { id: string }) {
  const { id } = props;
  const t = useEksTranslation();
  const pathOf = useOperationPath();
  const operation = useOperations().data?.items.find(one => one.id === id);
  if (operation) return <ActiveOperation operation={operation} />;
  const words = t('peerings.underWay');
  return pathOf ? <Link to={pathOf({ id })}>{words}</Link> : <>{words}</>;
}
