import { IrsaRole } from '@xkf/backstage-plugin-eks-common';
import { driftOf, Naming } from './drift';
import { AccountRoles, KnownRole } from './IamReadings';
import { ClusterServiceAccounts } from './ServiceAccountReadings';

/** Issuers of clusters; those of pipelines and others are none of this list's business. */
const EKS_ISSUER =
  /^oidc\.eks(?:-fips)?\.[\w-]+\.(?:amazonaws\.com|api\.amazonwebservices\.com)(?:\.cn)?\/id\//;

/** The roles of service accounts, and the annotations that name roles. */
export function joinRoles(
  accounts: readonly AccountRoles[],
  clusters: readonly ClusterServiceAccounts[],
): IrsaRole[] {
  const byIssuer = new Map(
    clusters.flatMap(cluster =>
      cluster.issuer ? [[cluster.issuer, cluster] as const] : [],
    ),
  );
  const namings = namingsOf(clusters);
  const items = accounts.flatMap(account => {
    const { reading } = account;
    if (!reading) return [];
    const { providers } = reading;
    const isOfClusters = ({ trusts }: KnownRole) =>
      trusts.some(
        ({ issuer }) => byIssuer.has(issuer) || EKS_ISSUER.test(issuer),
      );
    const roles = reading.roles.filter(isOfClusters);
    const known = new Set(roles.map(({ arn }) => arn));
    const strangers = [...namings].flatMap(([arn, named]) =>
      accountOfRole(arn) === account.account.accountId && !known.has(arn)
        ? [strangerOf(account, arn, named, existsIn(account, arn))]
        : [],
    );
    return [
      ...roles.map(role => {
        const named = namings.get(role.arn) ?? [];
        return {
          ...common(account, role.arn, named),
          name: role.name,
          exists: true,
          trust: role.trusts.map(trust => ({
            issuer: trust.issuer,
            cluster: byIssuer.get(trust.issuer)?.id,
            namespace: trust.namespace,
            serviceAccount: trust.serviceAccount,
            audience: trust.audience,
          })),
          createdAt: role.createdAt,
          drift: driftOf(role, { named, byIssuer, providers }),
        };
      }),
      ...strangers,
    ];
  });
  return items.sort(
    (a, b) =>
      a.name.localeCompare(b.name) || a.accountId.localeCompare(b.accountId),
  );
}

/** A role that no service account can take, though some name it. */
function strangerOf(
  account: AccountRoles,
  arn: string,
  named: Naming[],
  exists: boolean,
): IrsaRole {
  const { name } = account.account;
  return {
    ...common(account, arn, named),
    exists,
    trust: [],
    drift: named.map(({ cluster, serviceAccount }) => {
      const who = `${serviceAccount.namespace}/${serviceAccount.name}`;
      return {
        code: exists
          ? ('annotation-differs' as const)
          : ('role-missing' as const),
        severity: 'warning' as const,
        cluster: cluster.id,
        message: exists
          ? `The annotation of ${who} in ${cluster.id.clusterName} names this role, which trusts no service account. Its pods get no credentials. Name another role, or let this one trust it.`
          : `The annotation of ${who} in ${cluster.id.clusterName} names this role, and ${name} has no such role. Its pods get no credentials. Create the role, or take the annotation away.`,
      };
    }),
  };
}

function common(
  { account }: AccountRoles,
  arn: string,
  named: readonly Naming[],
): Pick<
  IrsaRole,
  'arn' | 'name' | 'accountId' | 'accountName' | 'serviceAccounts'
> {
  return {
    arn,
    name: arn.split('/').at(-1) ?? arn,
    accountId: account.accountId,
    accountName: account.name,
    serviceAccounts: named.map(({ cluster, serviceAccount }) => ({
      cluster: cluster.id,
      namespace: serviceAccount.namespace,
      name: serviceAccount.name,
    })),
  };
}

function existsIn({ reading }: AccountRoles, arn: string): boolean {
  return (
    reading !== undefined &&
    (reading.others.has(arn) || reading.roles.some(role => role.arn === arn))
  );
}

/** The service accounts that name each role. */
function namingsOf(
  clusters: readonly ClusterServiceAccounts[],
): Map<string, Naming[]> {
  const namings = new Map<string, Naming[]>();
  for (const cluster of clusters) {
    for (const serviceAccount of cluster.serviceAccounts ?? []) {
      const { roleArn } = serviceAccount;
      if (!roleArn) continue;
      const known = namings.get(roleArn) ?? [];
      namings.set(roleArn, [...known, { cluster, serviceAccount }]);
    }
  }
  return namings;
}

function accountOfRole(arn: string): string | undefined {
  return /^arn:aws[\w-]*:iam::(\d{12}):role\/.+$/.exec(arn)?.[1];
}
