import { LinkButton } from '@backstage/core-components';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { useClusterPath } from '../../page/useClusterPath';
import { useEksTranslation } from '../../translation';

/** Where a cluster has no node group: why there is nothing to choose, and what to do. */
export function NothingToRotate(props: { id: ClusterId }) {
  const t = useEksTranslation();
  const terraform = useClusterPath(props.id, 'terraform');
  return (
    <EmptyPanel
      title={t('nodeGroups.empty.title')}
      action={
        terraform && (
          <LinkButton to={terraform} variant="outlined">
            {t('rotate.empty.action')}
          </LinkButton>
        )
      }
    >
      {t('rotate.empty.text')}
    </EmptyPanel>
  );
}
