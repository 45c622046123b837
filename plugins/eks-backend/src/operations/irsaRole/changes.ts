import {
  IrsaRoleInput,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { providerArn } from './arns';

/**
 * What the one pull request changes: issuers that the account does not know, and
 * the role.
 * @param input - as a plan fills it in
 */
export function changesOf(input: IrsaRoleInput): TerraformChange[] {
  const { accountId, region, module = '', issuers = [] } = input;
  const place = { accountId, region };
  return [
    ...issuers.flatMap(({ url, declare }): TerraformChange[] =>
      declare ? [{ kind: 'add-oidc-provider', ...place, url, ...declare }] : [],
    ),
    {
      kind: 'add-irsa-module',
      ...place,
      module,
      roleName: input.roleName,
      oidcProviders: issuers.map(({ url }) => ({
        url,
        arn: providerArn(place, url),
      })),
      namespace: input.namespace,
      serviceAccount: input.serviceAccount,
      policyJson: input.policyJson,
      policyArns: input.policyArns,
    },
  ];
}
