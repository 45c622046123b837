import {
  PreflightFinding,
  TenantRegistrationInput,
} from '@xkf/backstage-plugin-eks-common';
import { DeclaredTenants } from '../../terraform/declarations';

/**
 * Entra ID: the longest display name of a group. The groups of XKF are security
 * groups without a mailbox, so the 64 characters of a mail nickname do not count.
 */
const LONGEST_GROUP = 256;
/** Azure: the longest name of a Key Vault. */
const LONGEST_VAULT = 24;
/** Azure: the longest name of a resource group. */
const LONGEST_RESOURCE_GROUP = 90;

/** The longest name of a kind, in any of the environments. */
interface LongestName {
  code: string;
  title: string;
  what: string;
  longest: number;
  name: string;
}

/** Whether Azure takes the names that XKF makes of the tenant's. */
export function nameFindings(
  { tenant, resourceGroup }: TenantRegistrationInput,
  declared: DeclaredTenants,
  environments: readonly string[],
): PreflightFinding[] {
  const { groupPrefix, subscription, locationShort, uniqueSuffix } = declared;
  const environment = [...environments].sort((a, b) => b.length - a.length)[0];
  if (environment === undefined) return [];
  const names: LongestName[] = [];
  if (groupPrefix !== undefined && subscription !== undefined) {
    names.push({
      code: 'tenant-groups',
      title: 'Azure AD groups',
      what: 'display name of a group',
      longest: LONGEST_GROUP,
      name: `${groupPrefix}-${subscription}-${environment}-${tenant}-view`,
    });
  }
  if (resourceGroup && locationShort !== undefined) {
    const { commonName, disableUniqueSuffix, delegateKeyVault } = resourceGroup;
    const base = `${environment}-${locationShort}-${commonName}`;
    names.push({
      code: 'tenant-resource-group-name',
      title: 'Name of the resource group',
      what: 'name of a resource group',
      longest: LONGEST_RESOURCE_GROUP,
      name: `rg-${base}`,
    });
    if (delegateKeyVault) {
      const suffix = disableUniqueSuffix ? undefined : uniqueSuffix;
      names.push({
        code: 'tenant-key-vault-name',
        title: 'Name of the Key Vault',
        what: 'name of a Key Vault',
        longest: LONGEST_VAULT,
        name: ['kv', base, suffix].filter(Boolean).join('-'),
      });
    }
  }
  return names.map(toFinding);
}

function toFinding({
  code,
  title,
  what,
  longest,
  name,
}: LongestName): PreflightFinding {
  return name.length <= longest
    ? {
        code,
        title,
        state: 'passed',
        message: `The ${what} is ${name}: ${name.length} of ${longest} characters.`,
      }
    : {
        code,
        title,
        // Own modules may name things in another way.
        state: 'recommended',
        message: `The ${what} would be ${name}, with ${name.length} characters, and Azure takes ${longest}: the apply would fail in the modules of XKF.`,
        fix: `Choose a name that is ${name.length - longest} characters shorter.`,
      };
}
