import {
  eksTenantCreatePermission,
  OrganizationInfo,
} from '@xkf/backstage-plugin-eks-common';
import { usePermitted } from '../api/usePermitted';
import { EntryButton } from '../operation/entry/EntryButton';
import { useTemplatePath } from '../scaffolder/useTemplatePath';
import { useEksTranslation } from '../translation';

/** The way to the onboarding of a tenant, or why the reader cannot begin it. */
export function NewTenant(props: {
  organization: OrganizationInfo | undefined;
}) {
  const { organization } = props;
  const t = useEksTranslation();
  const path = useTemplatePath('onboard-tenant');
  return organization ? (
    <Permitted path={path} accountId={organization.managementAccountId} />
  ) : (
    <EntryButton
      primary
      title={t('tenants.new')}
      to={path}
      reason={t('tenants.noOrganization')}
    />
  );
}

function Permitted(props: { path: string | undefined; accountId: string }) {
  const { path, accountId } = props;
  const t = useEksTranslation();
  const { denied, name } = usePermitted(eksTenantCreatePermission, {
    accountId,
  });
  return (
    <EntryButton
      primary
      title={t('tenants.new')}
      to={path}
      reason={denied ? t('entry.denied', { permission: name }) : undefined}
    />
  );
}
