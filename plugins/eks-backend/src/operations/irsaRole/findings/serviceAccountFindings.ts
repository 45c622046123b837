import {
  IrsaRoleInput,
  PreflightFinding,
  serviceAccountYaml,
} from '@xkf/backstage-plugin-eks-common';
import { roleArn } from '../arns';
import { RoleFacts } from '../readFacts';

/** The service account may come later, so none of this stands in the way. */
export function serviceAccountFindings(
  input: IrsaRoleInput,
  { clusters }: RoleFacts,
): PreflightFinding[] {
  const { namespace, serviceAccount } = input;
  const who = `${namespace}/${serviceAccount}`;
  const arn = roleArn(input);
  return clusters.map(({ id, serviceAccount: found }): PreflightFinding => {
    const common = {
      code: 'IRSA009',
      title: 'Service account',
      cluster: id.clusterName,
    };
    if ('problem' in found) {
      return {
        ...common,
        state: 'recommended',
        message: `Whether there is a service account ${who} is not known. ${found.problem}`,
      };
    }
    if (!found.value) {
      return {
        ...common,
        state: 'recommended',
        message: `${id.clusterName} has no service account ${who} yet, so no pod takes the role.`,
        fix: `Create it:\n${serviceAccountYaml({ namespace, name: serviceAccount }, arn)}`,
      };
    }
    const { roleArn: named } = found.value;
    if (named === arn) {
      return {
        ...common,
        state: 'passed',
        message: `${who} names this role.`,
      };
    }
    return {
      ...common,
      state: 'recommended',
      message: named
        ? `${who} names another role, ${named}.`
        : `${who} names no role yet.`,
      fix: `Annotate it when the role is there: eks.amazonaws.com/role-arn: ${arn}`,
    };
  });
}
