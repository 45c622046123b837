import { LinkButton } from '@backstage/core-components';
import { ClusterDetail, ClusterId } from '@xkf/backstage-plugin-eks-common';
import { Lesser } from '../../text/Lesser';
import { useEksTranslation } from '../../translation';
import { ActiveOperation } from './ActiveOperation';
import { useEntries } from './useEntries';

/**
 * What is under way on a cluster; else what a person can begin, and where nothing
 * makes sense now, why not.
 */
export function PrimaryAction(props: {
  id: ClusterId;
  cluster: ClusterDetail;
}) {
  const { id, cluster } = props;
  const t = useEksTranslation();
  const { operation, isPending, entries } = useEntries(t, id, cluster);
  if (isPending) return null;
  if (operation) return <ActiveOperation operation={operation} />;
  const open = entries.filter(({ reason, path }) => !reason && path);
  if (open.length === 0) {
    const reasons = new Set(entries.map(({ reason }) => reason));
    return (
      <Lesser component="div" variant="body2">
        {[...reasons].filter(Boolean).join(' ')}
      </Lesser>
    );
  }
  return (
    <>
      {open.map(({ wizard, title, path = '' }, index) => (
        <LinkButton
          key={wizard}
          to={path}
          color={index === 0 ? 'primary' : 'default'}
          variant={index === 0 ? 'contained' : 'outlined'}
        >
          {title}
        </LinkButton>
      ))}
    </>
  );
}
