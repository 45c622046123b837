import { makeStyles } from '@material-ui/core/styles';
import {
  eksIrsaRoleCreatePermission,
  eksPeeringChangePermission,
  eksTenantCreatePermission,
  OrganizationInfo,
  Tenant,
} from '@xkf/backstage-plugin-eks-common';
import { usePermitted } from '../api/usePermitted';
import { EntryButton } from '../operation/entry/EntryButton';
import { usePeeringsPath } from '../page/useClusterPath';
import { useTemplatePath } from '../scaffolder/useTemplatePath';
import { EksTranslate, useEksTranslation } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      '@media print': { display: 'none' },
    },
  }),
  { name: 'EksTenantVerbs' },
);

const missing = (
  t: EksTranslate,
  { denied, name }: { denied: boolean; name: string },
): string | undefined =>
  denied ? t('entry.denied', { permission: name }) : undefined;

/** What can be begun for a tenant's account, or why it makes no sense now. */
export function TenantVerbs(props: {
  tenant: Tenant;
  organization: OrganizationInfo | undefined;
}) {
  const { tenant, organization } = props;
  const { accountId, environment, owner, namespaces, vpcs, regions } = tenant;
  const classes = useStyles();
  const t = useEksTranslation();
  const create = usePermitted(eksTenantCreatePermission, {
    accountId: organization?.managementAccountId ?? accountId,
  });
  const role = usePermitted(eksIrsaRoleCreatePermission, { accountId });
  const peer = usePermitted(eksPeeringChangePermission, { accountId });
  const peerings = usePeeringsPath();
  const region = vpcs?.[0]?.region ?? regions[0];
  const place = { accountId, ...(region && { region }) };
  const registration = useTemplatePath('onboard-tenant', {
    account: 'keep',
    adopt: accountId,
    environment,
    ...(owner && { owner }),
  });
  const roleTemplate = useTemplatePath('irsa-role', place);
  const hasNoNetwork = vpcs?.length === 0;
  return (
    <div className={classes.root}>
      {!tenant.tenant && namespaces.length === 0 && (
        <EntryButton
          title={t('tenants.register')}
          to={registration}
          reason={missing(t, create)}
        />
      )}
      <EntryButton
        title={t('tenants.role')}
        to={roleTemplate}
        reason={missing(t, role)}
      />
      <EntryButton
        title={t('tenants.peer')}
        to={
          peerings &&
          `${peerings}/new?${new URLSearchParams({ accepter: accountId })}`
        }
        reason={
          missing(t, peer) ??
          (hasNoNetwork ? t('tenants.noNetwork') : undefined)
        }
      />
    </div>
  );
}
