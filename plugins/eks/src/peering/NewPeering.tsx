import { eksPeeringChangePermission } from '@xkf/backstage-plugin-eks-common';
import { useNetworks } from '../api/peeringQueries';
import { useDeniedAccounts } from '../api/usePermitted';
import { EntryButton } from '../operation/entry/EntryButton';
import { usePeeringsPath } from '../page/useClusterPath';
import { useEksTranslation } from '../translation';

/** The way to a new peering, or that the reader may not make one anywhere. */
export function NewPeering() {
  const t = useEksTranslation();
  const path = usePeeringsPath();
  const networks = useNetworks().data?.items ?? [];
  const denied = useDeniedAccounts(
    eksPeeringChangePermission,
    networks.map(({ accountId }) => accountId),
  );
  return (
    <EntryButton
      primary
      title={t('peerings.new')}
      to={path && `${path}/new`}
      reason={
        denied.all ? t('entry.denied', { permission: denied.name }) : undefined
      }
    />
  );
}
