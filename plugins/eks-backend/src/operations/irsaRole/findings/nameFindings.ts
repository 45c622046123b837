import {
  IrsaRoleInput,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import { conventionOf } from '../convention';
import { RoleFacts } from '../readFacts';

/** Whether the name follows the others, and is free. */
export function nameFindings(
  input: IrsaRoleInput,
  facts: RoleFacts,
): PreflightFinding[] {
  return [conventionFinding(input, facts), ...existenceFindings(input, facts)];
}

function conventionFinding(
  input: IrsaRoleInput,
  { account, declared, roleNames }: RoleFacts,
): PreflightFinding {
  const common = { code: 'IRSA001', title: 'Name of the role' };
  const environment =
    ('value' in declared && declared.value?.environment) || account.environment;
  const convention = conventionOf(input, environment, roleNames);
  const { roleName } = input;
  return roleName.startsWith(convention) && roleName !== convention
    ? {
        ...common,
        state: 'passed',
        message: `${roleName} begins with ${convention} like the names of XKF, and has ${roleName.length} of 64 characters.`,
      }
    : {
        ...common,
        state: 'recommended',
        message: `The names of XKF begin with ${convention}, and ${roleName} does not.`,
        fix: `Name it ${`${convention}${input.namespace}-${input.serviceAccount}`.slice(0, 64)}, for example.`,
      };
}

/** A role, or a policy of its name, that Terraform does not know makes the apply fail. */
function existenceFindings(
  { roleName, policyJson }: IrsaRoleInput,
  { account, declared, role, ownPolicy }: RoleFacts,
): PreflightFinding[] {
  const common = { code: 'IRSA002', title: `IAM of ${account.name}` };
  if ('problem' in role) {
    return [{ ...common, state: 'notEvaluated', message: role.problem }];
  }
  if ('problem' in declared || !declared.value) return [];
  const { repository, roles } = declared.value;
  if (roles.has(roleName)) {
    return [
      {
        ...common,
        state: 'passed',
        message: role.value
          ? `${repository} declares the role ${roleName}, and IAM has it.`
          : `${repository} declares the role ${roleName} already, and IAM does not have it yet.`,
      },
    ];
  }
  if (role.value) {
    return [
      {
        ...common,
        state: 'required',
        message: `IAM has a role ${roleName}, which ${repository} does not declare, so the apply would fail.`,
        fix: 'Choose another name, or import the role into Terraform first.',
      },
    ];
  }
  if (policyJson === undefined) return [free(common, roleName)];
  if ('problem' in ownPolicy) {
    return [{ ...common, state: 'notEvaluated', message: ownPolicy.problem }];
  }
  return ownPolicy.value === undefined
    ? [free(common, roleName)]
    : [
        {
          ...common,
          state: 'required',
          message: `IAM has a policy ${roleName}, the name that the role's own policy would get, so the apply would fail.`,
          fix: 'Choose another name, or delete that policy where nobody needs it.',
        },
      ];
}

function free(
  common: Pick<PreflightFinding, 'code' | 'title'>,
  roleName: string,
): PreflightFinding {
  return {
    ...common,
    state: 'passed',
    message: `The name ${roleName} is free.`,
  };
}
