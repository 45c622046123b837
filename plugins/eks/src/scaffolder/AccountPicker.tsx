import { useNetworks } from '../api/peeringQueries';
import { useTenants } from '../api/tenantQueries';
import { byText } from '../table/column';
import { useEksTranslation } from '../translation';
import { Choice, ChoiceField } from './ChoiceField';
import { fieldFrame, listHint } from './frame';
import { accountSchema } from './schemas';

/** Takes the account of a tenant, and of a platform where the template allows it. */
export function AccountPicker(props: typeof accountSchema.TProps) {
  const { uiSchema, formData, onChange } = props;
  const t = useEksTranslation();
  const tenants = useTenants();
  const networks = useNetworks();
  const withPlatform = uiSchema['ui:options']?.platform ?? false;
  const accounts = [
    ...(tenants.data?.items ?? []).map(({ accountId, name }) => ({
      accountId,
      name,
    })),
    ...(withPlatform ? (networks.data?.items ?? []) : [])
      .filter(({ role }) => role === 'platform')
      .map(({ accountId, accountName: name }) => ({ accountId, name })),
  ];
  const byId = new Map(
    accounts.map(({ accountId, name }): [string, Choice] => [
      accountId,
      { value: accountId, label: `${name} (${accountId})` },
    ]),
  );
  return (
    <ChoiceField
      {...fieldFrame(props, t('field.account'), listHint(t, tenants))}
      free={uiSchema['ui:options']?.free}
      loading={tenants.isPending || (withPlatform && networks.isPending)}
      choices={[...byId.values()].sort(byText(({ label }) => label))}
      value={formData}
      onChange={onChange}
    />
  );
}
