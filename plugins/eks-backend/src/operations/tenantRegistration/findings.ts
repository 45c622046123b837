import {
  PreflightFinding,
  TenantRegistrationInput,
} from '@xkf/backstage-plugin-eks-common';
import { DeclaredTenants } from '../../terraform/declarations';
import { nameFindings } from './nameFindings';

/** Whether the two entries and the names that XKF makes of them fit together. */
export function registrationFindings(
  input: TenantRegistrationInput,
  declared: DeclaredTenants,
  environments: readonly string[],
): PreflightFinding[] {
  return [
    fluxFinding(input),
    ...delegationFindings(input, declared),
    ...nameFindings(input, declared, environments),
  ];
}

/** The modules of XKF take exactly one host, and the empty one is not used. */
function fluxFinding({ flux }: TenantRegistrationInput): PreflightFinding {
  const common = { code: 'tenant-flux', title: 'Flux' };
  const hosts = [flux.azureDevOps, flux.github].filter(Boolean).length;
  if (!flux.enabled) {
    return hosts === 0
      ? { ...common, state: 'passed', message: 'Flux is not set up.' }
      : {
          ...common,
          state: 'required',
          message: 'A repository is given for Flux, and Flux is not enabled.',
          fix: 'Enable Flux, or leave the repository out.',
        };
  }
  if (hosts !== 1) {
    return {
      ...common,
      state: 'required',
      message: `Flux needs one repository, in Azure DevOps or in GitHub, and ${hosts === 0 ? 'none is' : 'both are'} given.`,
      fix: 'Give exactly one of them.',
    };
  }
  const { azureDevOps, github } = flux;
  const missing = azureDevOps
    ? Object.entries(azureDevOps)
    : Object.entries(github ?? {});
  const empty = missing.filter(([, value]) => value === '').map(([key]) => key);
  return empty.length > 0
    ? {
        ...common,
        state: 'required',
        message: `The repository for Flux has no ${empty.join(', ')}.`,
        fix: 'Fill it in.',
      }
    : {
        ...common,
        state: 'passed',
        message: `Flux takes the namespace from ${azureDevOps ? `${azureDevOps.org}/${azureDevOps.proj}/${azureDevOps.repo} in Azure DevOps` : `${github?.repo} in GitHub`}.`,
      };
}

/** `delegate_resource_group` lets the namespace use the resource group of its name. */
function delegationFindings(
  { tenant, delegateResourceGroup, resourceGroup }: TenantRegistrationInput,
  { resourceGroups }: DeclaredTenants,
): PreflightFinding[] {
  const common = { code: 'tenant-resource-group', title: 'Resource group' };
  const isDeclared = resourceGroups.some(({ name }) => name === tenant);
  if (resourceGroup && resourceGroup.commonName !== tenant) {
    return [
      {
        ...common,
        state: 'required',
        message: `The namespace is named ${tenant} and the resource group ${resourceGroup.commonName}; XKF takes them together by one name.`,
        fix: `Name the resource group ${tenant}.`,
      },
    ];
  }
  if (delegateResourceGroup && !resourceGroup && !isDeclared) {
    return [
      {
        ...common,
        state: 'required',
        message: `The namespace shall use the resource group ${tenant}, which the repository does not declare.`,
        fix: 'Declare the resource group too, or do not delegate it.',
      },
    ];
  }
  if (resourceGroup && resourceGroup.delegateAks !== delegateResourceGroup) {
    return [
      {
        ...common,
        state: 'required',
        message: `The namespace ${delegateResourceGroup ? 'uses' : 'does not use'} the resource group, and the resource group is ${resourceGroup.delegateAks ? '' : 'not '}delegated to clusters. Both entries must say the same.`,
        fix: 'Set both, or none of them.',
      },
    ];
  }
  if (!resourceGroup && !delegateResourceGroup) return [];
  return [
    {
      ...common,
      state: 'passed',
      message: `The namespace and the resource group ${tenant} agree.`,
    },
  ];
}
