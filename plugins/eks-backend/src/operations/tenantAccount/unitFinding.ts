import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { Unit } from './OrganizationView';
import { organizationOf, TenantAccountWorld } from './TenantAccountWorld';

/** Whether an account may go to a unit: the one of tenants, or one below it. */
export function unitFinding(
  { config }: TenantAccountWorld,
  id: string,
  unit: Unit | undefined,
): PreflightFinding {
  const { tenantOrganizationalUnitId: tenants } = organizationOf(config);
  const common = { code: 'organizational-unit', title: 'Organizational unit' };
  if (!unit) {
    return {
      ...common,
      state: 'required',
      message: `The organization has no unit ${id}.`,
      fix:
        id === tenants
          ? 'Correct eks.organization.tenantOrganizationalUnitId in the configuration.'
          : 'Choose another unit.',
    };
  }
  return unit.within.includes(tenants)
    ? {
        ...common,
        state: 'passed',
        message: `The account goes to ${unit.path} (${id}).`,
      }
    : {
        ...common,
        state: 'required',
        message: `${unit.path} (${id}) is not in the unit of tenants ${tenants}, so the portal would not see the account.`,
        fix: `Choose the unit ${tenants} or one below it.`,
      };
}
