import { IrsaRoleInput } from '@xkf/backstage-plugin-eks-common';
import { readTrust, Trust } from '../../tenants/irsa';
import { bareIssuer } from './arns';

/**
 * What a trust policy has that was not asked for, or lacks, as sentences; none when
 * it trusts exactly the service account of every cluster.
 */
export function judgeTrust(
  json: string | undefined,
  input: Pick<
    IrsaRoleInput,
    'clusters' | 'issuers' | 'namespace' | 'serviceAccount'
  >,
): string[] {
  const { trusts, others } = readTrust(json);
  const names = new Map(
    (input.issuers ?? []).map(({ url }, index) => [
      bareIssuer(url),
      input.clusters[index]?.clusterName ?? url,
    ]),
  );
  const isMeant = (trust: Trust) =>
    names.has(trust.issuer) &&
    trust.isPlain &&
    !trust.isPattern &&
    trust.namespace === input.namespace &&
    trust.serviceAccount === input.serviceAccount;
  const missing = [...names].filter(
    ([issuer]) =>
      !trusts.some(trust => trust.issuer === issuer && isMeant(trust)),
  );
  return [
    ...missing.map(
      ([, clusterName]) =>
        `It does not trust ${input.namespace}/${input.serviceAccount} of ${clusterName}.`,
    ),
    ...trusts
      .filter(trust => !isMeant(trust))
      .map(trust => words(trust, names)),
    ...others,
  ];
}

function words(trust: Trust, names: ReadonlyMap<string, string>): string {
  const { statement, issuer, namespace, serviceAccount, isPlain } = trust;
  const whose = names.get(issuer) ?? issuer;
  const conditions = isPlain
    ? ''
    : ', in another way than the module writes it';
  return `Statement ${statement} trusts ${namespace}/${serviceAccount} of ${whose}${conditions}.`;
}
