import type { Role } from '@aws-sdk/client-iam';
import { ClusterId, IrsaRoleInput } from '@xkf/backstage-plugin-eks-common';
import { Known } from '@xkf/backstage-plugin-eks-node';
import { OpenIdConnectProvider } from '../../aws';
import { AccountConfig } from '../../config';
import { toClusterSummary } from '../../fleet/clusterView';
import { ServiceAccount } from '../../kubernetes';
import { Access } from '../../permissions';
import { ClusterView, everyAccess, known, World } from '../world';
import { bareIssuer, ownPolicyArn, providerArn } from './arns';
import { iamOf } from './iamOf';
import { DeclaredRoles, readDeclared } from './readDeclared';

/** A cluster whose pods shall take the role. */
export interface TrustedCluster {
  id: ClusterId;
  /** Address of its issuer. */
  issuer: Known<string>;
  /** The issuer in the account of the role; undefined where that does not know it. */
  provider: Known<OpenIdConnectProvider | undefined>;
  /** Of the issuer in the cluster's own account; empty where not known. */
  thumbprints: string[];
  /** Undefined where there is none of the name. */
  serviceAccount: Known<ServiceAccount | undefined>;
}

/** What is known about a role that shall be. */
export interface RoleFacts {
  account: AccountConfig;
  declared: Known<DeclaredRoles | undefined>;
  role: Known<Role | undefined>;
  /** Names of all roles of the account; none where they cannot be read. */
  roleNames: string[];
  /** How many issuers the account knows. */
  providers: Known<number>;
  /** The policy documents that are asked for, by their ARNs. */
  policies: Map<string, Known<string | undefined>>;
  /** The policy that would be the role's own. */
  ownPolicy: Known<string | undefined>;
  clusters: TrustedCluster[];
}

/**
 * Reads the account, its repository and the clusters. What cannot be read says why.
 * @param access - clusters that are hidden from the caller do not tell what they run
 * @throws NotFoundError for a cluster that the portal does not know
 */
export async function readFacts(
  world: World,
  account: AccountConfig,
  input: IrsaRoleInput,
  { access, signal }: { access: Access; signal: AbortSignal },
): Promise<RoleFacts> {
  const { region, roleName } = input;
  const limited = AbortSignal.any([
    signal,
    AbortSignal.timeout(world.pace.timeout),
  ]);
  const iam = iamOf(world, account.accountId, limited);
  const [declared, role, roles, providers, ownPolicy, policies, clusters] =
    await Promise.all([
      known(() => readDeclared(world, account, region, limited)),
      known(() => iam.getRole(roleName)),
      known(() => iam.listRoles()),
      known(async () => (await iam.listOpenIdConnectProviders()).length),
      known(() => iam.getPolicyDocument(ownPolicyArn(input))),
      Promise.all(
        input.policyArns.map(
          async arn =>
            [arn, await known(() => iam.getPolicyDocument(arn))] as const,
        ),
      ),
      Promise.all(
        input.clusters.map(id =>
          readCluster(world, input, id, access, limited),
        ),
      ),
    ]);
  return {
    account,
    declared,
    role,
    roleNames:
      'value' in roles
        ? roles.value.flatMap(({ RoleName }) => RoleName ?? [])
        : [],
    providers,
    ownPolicy,
    policies: new Map(policies),
    clusters,
  };
}

async function readCluster(
  world: World,
  input: IrsaRoleInput,
  id: ClusterId,
  access: Access,
  signal: AbortSignal,
): Promise<TrustedCluster> {
  // Whether it may be looked at is asked below: the issuer of a cluster is public.
  const { record, context } = await world.fleet.cluster(id, everyAccess);
  const view = new ClusterView(world, id, signal);
  const issuer = await known(async () => {
    const cluster = await view.describe();
    return cluster?.identity?.oidc?.issuer ?? '';
  });
  const url = 'value' in issuer ? issuer.value : '';
  const [provider, own, serviceAccount] = await Promise.all([
    known(() => readProvider(world, input, url, signal)),
    known(() => readProvider(world, id, url, signal)),
    access.allows(toClusterSummary(record, context))
      ? known(() => readServiceAccount(world, view, input))
      : { problem: `${id.clusterName} is hidden from you.` },
  ]);
  return {
    id,
    issuer,
    provider,
    thumbprints: ('value' in own && own.value?.thumbprints) || [],
    serviceAccount,
  };
}

async function readProvider(
  world: World,
  place: { accountId: string; region: string },
  issuer: string,
  signal: AbortSignal,
): Promise<OpenIdConnectProvider | undefined> {
  if (!bareIssuer(issuer)) return undefined;
  return iamOf(world, place.accountId, signal).getOpenIdConnectProvider(
    providerArn(place, issuer),
  );
}

async function readServiceAccount(
  world: World,
  view: ClusterView,
  { namespace, serviceAccount }: IrsaRoleInput,
): Promise<ServiceAccount | undefined> {
  const { serviceAccounts } = await world.kubernetes.listServiceAccounts(
    await view.accessed(),
    { signal: view.signal },
  );
  return serviceAccounts.find(
    one => one.namespace === namespace && one.name === serviceAccount,
  );
}
