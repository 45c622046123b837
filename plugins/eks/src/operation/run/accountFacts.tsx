import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { Fact } from '../../facts/Facts';
import { Tags, tagsOf } from '../../facts/Tags';
import { EksTranslate } from '../../translation';

/** The account that an operation creates or takes over. */
export function accountFacts(
  t: EksTranslate,
  input: TenantAccountInput,
): Fact[] {
  const { name, email, environment, adopt, organizationalUnitId, tags } = input;
  return [
    { label: t('run.account.name'), value: name },
    { label: t('tenants.fact.email'), value: email },
    { label: t('fleet.column.environment'), value: environment },
    {
      label: t('run.fact.account'),
      value: adopt
        ? t('run.fact.adopts', { accountId: adopt })
        : t('run.fact.creates'),
    },
    {
      label: t('tenants.column.unit'),
      value: organizationalUnitId ?? t('run.fact.tenantsUnit'),
    },
    { label: t('run.fact.tags'), value: <Tags tags={tagsOf(tags)} /> },
  ];
}
