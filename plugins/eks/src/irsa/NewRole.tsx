import {
  eksIrsaRoleCreatePermission,
  IrsaRole,
} from '@xkf/backstage-plugin-eks-common';
import { useDeniedAccounts } from '../api/usePermitted';
import { EntryButton } from '../operation/entry/EntryButton';
import { useTemplatePath } from '../scaffolder/useTemplatePath';
import { useEksTranslation } from '../translation';

/** The way to a new role, or that the reader may not ask for one anywhere. */
export function NewRole(props: { roles: IrsaRole[] }) {
  const t = useEksTranslation();
  const path = useTemplatePath('irsa-role');
  const denied = useDeniedAccounts(
    eksIrsaRoleCreatePermission,
    props.roles.map(({ accountId }) => accountId),
  );
  return (
    <EntryButton
      primary
      title={t('tenants.role')}
      to={path}
      reason={
        denied.all ? t('entry.denied', { permission: denied.name }) : undefined
      }
    />
  );
}
