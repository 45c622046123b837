import {
  IrsaRoleInput,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import { RoleFacts } from '../readFacts';

/** Whether there is a place for the role. */
export function repositoryFindings(
  { region }: IrsaRoleInput,
  { account, declared }: RoleFacts,
): PreflightFinding[] {
  const common = { code: 'IRSA010', title: `Repository of ${account.name}` };
  if ('problem' in declared) {
    return [{ ...common, state: 'notEvaluated', message: declared.problem }];
  }
  if (!declared.value) {
    return [
      {
        ...common,
        state: 'required',
        message: `No Terraform repository is configured for account ${account.name} (${account.accountId}) in ${region}.`,
        fix: `Add it to eks.terraform.${account.role === 'tenant' ? 'tenants' : 'platform'} in the configuration.`,
      },
    ];
  }
  if (declared.value.hasFiles) return [];
  const { repository, directory } = declared.value;
  return [
    {
      ...common,
      state: 'required',
      message: `${repository} has no Terraform files in ${directory}, where roles would be declared.`,
      fix: 'Set up the directory with its providers and its state first, or correct eks.terraform in the configuration.',
    },
  ];
}
