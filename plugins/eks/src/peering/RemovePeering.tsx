import {
  eksPeeringChangePermission,
  Peering,
} from '@xkf/backstage-plugin-eks-common';
import { useDeniedAccounts } from '../api/usePermitted';
import { EntryButton } from '../operation/entry/EntryButton';
import { usePeeringsPath } from '../page/useClusterPath';
import { EksTranslate, useEksTranslation } from '../translation';
import { sidesOf } from './peeringFilter';

/** Why a peering cannot be removed now, as a sentence; undefined when it can. */
export function whyNotRemovable(
  t: EksTranslate,
  peering: Peering,
): string | undefined {
  if (peering.operationId) return t('peerings.remove.underWay');
  // Where a side could not be read, the plan says what is the matter.
  return sidesOf(peering).some(({ declared, problem }) => declared ?? problem)
    ? undefined
    : t('peerings.remove.notDeclared');
}

/** The way to the removal of a peering, or why there is none now. */
export function RemovePeering(props: { peering: Peering }) {
  const { peering } = props;
  const t = useEksTranslation();
  const path = usePeeringsPath();
  const denied = useDeniedAccounts(
    eksPeeringChangePermission,
    sidesOf(peering).map(({ accountId }) => accountId),
  );
  return (
    <EntryButton
      title={t('peerings.remove')}
      to={path && `${path}/remove?${new URLSearchParams({ id: peering.id })}`}
      reason={
        denied.some
          ? t('peerings.remove.denied', { permission: denied.name })
          : whyNotRemovable(t, peering)
      }
    />
  );
}
