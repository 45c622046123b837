import { isError } from '@backstage/errors';
import {
  IrsaRoleInput,
  PreflightFinding,
  readPolicy,
  wildcardWarnings,
} from '@xkf/backstage-plugin-eks-common';
import { RoleFacts } from '../readFacts';

/** IAM's quota of policies on a role unless it was raised. */
const mostPolicies = 10;

const own = { code: 'IRSA003', title: 'Policy' };
const managed = { code: 'IRSA004', title: 'Managed policies' };

/** Whether IAM will take the policies, and what they allow beyond what they name. */
export function policyFindings(
  input: IrsaRoleInput,
  facts: RoleFacts,
): PreflightFinding[] {
  return [...documentFindings(input), ...managedFindings(input, facts)];
}

function documentFindings({
  policyJson,
  policyArns,
}: IrsaRoleInput): PreflightFinding[] {
  if (policyJson === undefined) {
    return policyArns.length > 0
      ? []
      : [
          {
            ...own,
            state: 'required',
            message: 'The role would allow nothing.',
            fix: 'Give a policy, or managed policies.',
          },
        ];
  }
  try {
    const wide = wildcardWarnings(readPolicy(policyJson)).filter(
      ({ severity }) => severity === 'warning',
    );
    return wide.length > 0
      ? wide.map(({ message }) => ({
          ...own,
          state: 'recommended',
          message,
          fix: 'Name the actions and the resources that the pods need.',
        }))
      : [
          {
            ...own,
            state: 'passed',
            message:
              'IAM takes the policy, and no statement allows all actions of a service.',
          },
        ];
  } catch (error) {
    if (!isError(error) || error.name !== 'InputError') throw error;
    return [{ ...own, state: 'required', message: error.message }];
  }
}

function managedFindings(
  { accountId, policyArns, policyJson }: IrsaRoleInput,
  { account, policies }: RoleFacts,
): PreflightFinding[] {
  const findings = policyArns.flatMap((arn): PreflightFinding[] => {
    const [, holder] = /:iam::(\w+):policy\//.exec(arn) ?? [];
    if (holder !== 'aws' && holder !== accountId) {
      return [
        {
          ...managed,
          state: 'required',
          message: `${arn} is a policy of another account, and a role takes only policies of its own account and of AWS.`,
          fix: `Name a policy of ${account.name} (${accountId}).`,
        },
      ];
    }
    const policy = policies.get(arn);
    if (!policy || 'problem' in policy) {
      return [
        {
          ...managed,
          state: 'recommended',
          message:
            `Whether ${arn} exists is not known. ${policy?.problem ?? ''}`.trim(),
        },
      ];
    }
    return policy.value === undefined
      ? [
          {
            ...managed,
            state: 'required',
            message: `There is no policy ${arn}, so the apply would fail.`,
            fix: 'Correct the name; it counts with its path, such as service-role/.',
          },
        ]
      : [];
  });
  const count = policyArns.length + (policyJson === undefined ? 0 : 1);
  if (count > mostPolicies) {
    findings.push({
      ...managed,
      state: 'required',
      message: `The role would have ${count} policies with its own one, and IAM allows ${mostPolicies}.`,
      fix: 'Leave some out, or put what they allow into the policy.',
    });
  }
  if (findings.length === 0 && policyArns.length > 0) {
    findings.push({
      ...managed,
      state: 'passed',
      message: `All ${policyArns.length} exist.`,
    });
  }
  return findings;
}
