import { IrsaRoleInput } from '@xkf/backstage-plugin-eks-common';
import { bareIssuer, providerArn } from './arns';

/** IAM's quota for a trust policy unless it was raised; white space does not count. */
export const longestTrust = 2048;

/** Characters of the trust policy that the irsa module writes. */
export function trustSize(
  input: IrsaRoleInput,
  issuers: readonly string[],
): number {
  const { namespace, serviceAccount } = input;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: issuers.map(issuer => ({
      Sid: '',
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: providerArn(input, issuer) },
      Condition: {
        StringEquals: {
          [`${bareIssuer(issuer)}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
        },
      },
    })),
  }).length;
}
