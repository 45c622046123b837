import { IrsaDrift } from '@xkf/backstage-plugin-eks-common';
import { ServiceAccount } from '../../kubernetes';
import { KnownRole } from './IamReadings';
import { admits } from './pattern';
import { Trust } from './readTrust';
import { ClusterServiceAccounts } from './ServiceAccountReadings';

/** A service account whose annotation names a role. */
export interface Naming {
  cluster: ClusterServiceAccounts;
  serviceAccount: ServiceAccount;
}

/** What a role is compared with. */
export interface Surroundings {
  named: readonly Naming[];
  byIssuer: ReadonlyMap<string, ClusterServiceAccounts>;
  /** ARNs of the issuers that the account of the role knows. */
  providers: ReadonlySet<string>;
}

/**
 * What does not agree between a role and the clusters. Of a cluster that could not
 * be read nothing is said.
 */
export function driftOf(role: KnownRole, around: Surroundings): IrsaDrift[] {
  // A role for several clusters works as long as one of them has its service account.
  const isUsed = around.named.some(naming => isTrusted(role, naming));
  const severity: IrsaDrift['severity'] = isUsed ? 'note' : 'warning';
  return [
    ...role.trusts.flatMap(trust =>
      trustDrift(role, trust, around).map(one =>
        one.code === 'provider-missing' || one.code === 'annotation-differs'
          ? one
          : { ...one, severity },
      ),
    ),
    ...around.named
      .filter(naming => naming.cluster.issuer && !isTrusted(role, naming))
      .map(({ cluster, serviceAccount }): IrsaDrift => ({
        code: 'annotation-differs',
        severity: 'warning',
        cluster: cluster.id,
        message: `The annotation of ${nameOf(serviceAccount)} in ${cluster.id.clusterName} names this role, which does not trust it. Its pods get no credentials. Let the role trust it, or name another one.`,
      })),
  ];
}

function trustDrift(
  role: KnownRole,
  trust: Trust,
  { byIssuer, providers }: Surroundings,
): IrsaDrift[] {
  const drift: IrsaDrift[] = [];
  if (!providers.has(trust.providerArn)) {
    drift.push({
      code: 'provider-missing',
      severity: 'warning',
      cluster: byIssuer.get(trust.issuer)?.id,
      message: `The role trusts ${trust.providerArn}, and its account has no such OpenID Connect provider, so nobody can take it that way. Declare the provider in Terraform, or take the statement away.`,
    });
  }
  const cluster = byIssuer.get(trust.issuer);
  if (!cluster) {
    drift.push({
      code: 'issuer-unknown',
      severity: 'warning',
      message: `The role trusts ${trust.issuer}, which is the issuer of no cluster that the portal knows: the cluster was replaced or deleted, or its account is not configured. Let the role trust the new cluster, or take the statement away.`,
    });
    return drift;
  }
  return [...drift, ...annotationDrift(role, trust, cluster)];
}

/** Whether the service account that is trusted by name asks for the role. */
function annotationDrift(
  { arn }: KnownRole,
  { namespace, serviceAccount, isPattern }: Trust,
  { id, serviceAccounts }: ClusterServiceAccounts,
): IrsaDrift[] {
  const isLiteral = /[*?]/.test(namespace + serviceAccount);
  if (!serviceAccounts || isPattern || isLiteral) return [];
  const who = `${namespace}/${serviceAccount}`;
  const common = { severity: 'warning', cluster: id } as const;
  const found = serviceAccounts.find(
    one => one.namespace === namespace && one.name === serviceAccount,
  );
  if (!found) {
    return [
      {
        ...common,
        code: 'service-account-missing',
        message: `The role trusts ${who}, and ${id.clusterName} has no such service account. Create it with the annotation, or take the role away where nobody needs it.`,
      },
    ];
  }
  if (!found.roleArn) {
    return [
      {
        ...common,
        code: 'annotation-missing',
        message: `The role trusts ${who} of ${id.clusterName}, which has no annotation, so its pods do not take the role. Annotate the service account.`,
      },
    ];
  }
  return found.roleArn === arn
    ? []
    : [
        {
          ...common,
          code: 'annotation-differs',
          message: `The role trusts ${who} of ${id.clusterName}, whose annotation names ${found.roleArn}. Correct the annotation, or take this role away where nobody needs it.`,
        },
      ];
}

function isTrusted(
  { trusts }: KnownRole,
  { cluster, serviceAccount }: Naming,
): boolean {
  const admitting = (trust: Trust) => {
    const is = trust.isPattern
      ? admits
      : (wanted: string, text: string) => wanted === text;
    return (
      is(trust.namespace, serviceAccount.namespace) &&
      is(trust.serviceAccount, serviceAccount.name)
    );
  };
  return trusts.some(
    trust => trust.issuer === cluster.issuer && admitting(trust),
  );
}

function nameOf({ namespace, name }: ServiceAccount): string {
  return `${namespace}/${name}`;
}
