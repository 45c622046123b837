import { TenantRegistrationInput } from '@xkf/backstage-plugin-eks-common';
import { Fact } from '../../facts/Facts';
import { IdList } from '../../facts/IdList';
import { Tags, tagsOf } from '../../facts/Tags';
import { EksTranslate } from '../../translation';

/** The repository that Flux reads for a tenant, or that there is none. */
function fluxWords(t: EksTranslate, { flux }: TenantRegistrationInput): string {
  if (!flux.enabled) return t('run.fact.noFlux');
  const { azureDevOps, github } = flux;
  if (azureDevOps) {
    const { org, proj, repo } = azureDevOps;
    return `Azure DevOps: ${org}/${proj}/${repo}`;
  }
  return github ? `GitHub: ${github.repo}` : t('run.fact.flux');
}

/** The namespace and resource group that an operation adds for a tenant. */
export function registrationFacts(
  t: EksTranslate,
  input: TenantRegistrationInput,
): Fact[] {
  const { tenant, accountId, region, tenantAccountIds } = input;
  const { labels, resourceGroup, delegateResourceGroup } = input;
  return [
    { label: t('run.fact.namespace'), value: tenant },
    { label: t('run.fact.platform'), value: `${accountId}, ${region}` },
    {
      label: t('run.fact.tenantAccounts'),
      value: <IdList ids={tenantAccountIds} />,
    },
    { label: t('run.fact.flux'), value: fluxWords(t, input) },
    { label: t('run.fact.labels'), value: <Tags tags={tagsOf(labels)} /> },
    {
      label: t('run.fact.resourceGroup'),
      value: resourceGroup
        ? t(
            delegateResourceGroup
              ? 'run.fact.resourceGroupDelegated'
              : 'run.fact.resourceGroupOwn',
            { name: resourceGroup.commonName },
          )
        : t('value.none'),
    },
  ];
}
