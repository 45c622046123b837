import { IrsaRoleInput, partitionOf } from '@xkf/backstage-plugin-eks-common';

type Place = Pick<IrsaRoleInput, 'accountId' | 'region'>;

/** The irsa module gives its role no path. */
export function roleArn(input: Place & { roleName: string }): string {
  return `${iam(input)}:role/${input.roleName}`;
}

/** The policy that the irsa module makes has the name of the role. */
export function ownPolicyArn(input: Place & { roleName: string }): string {
  return `${iam(input)}:policy/${input.roleName}`;
}

/** The provider that an issuer has, or would have, in an account. */
export function providerArn(place: Place, issuer: string): string {
  return `${iam(place)}:oidc-provider/${bareIssuer(issuer)}`;
}

/** An issuer without its scheme. */
export function bareIssuer(issuer: string): string {
  return issuer.replace('https://', '');
}

function iam({ accountId, region }: Place): string {
  return `arn:${partitionOf(region)}:iam::${accountId}`;
}
