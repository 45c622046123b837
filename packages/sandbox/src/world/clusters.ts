import { Controllers } from '../kubernetes/controllers/Controllers';
import { ObjectStore } from '../kubernetes/store/ObjectStore';
import type { ClusterSeed, UpdateSeed } from '../seed/schema';
import type { Timers } from './changes/Timers';
import type {
  AccessEntry,
  Addon,
  AddonOffer,
  Cluster,
  ClusterUpdate,
  Insight,
  KubernetesVersion,
} from './eks';
import { ec2Id, stableHex, stableUuid } from './identifiers';
import { nameTag, tagSet } from './network';
import { accountRoot, openIdConnectProvider, role } from './roles';
import type { AccountState, ClusterState, RegionState } from './state';

const HOUR = 60 * 60 * 1000;

/** What a cluster is made from. */
export interface ClusterContext {
  account: AccountState;
  region: RegionState;
  managementAccountId: string;
  versions: KubernetesVersion[];
  addonOffers: AddonOffer[];
  now: () => Date;
  timers: Timers;
}

/** The names that XKF gives: the role prefix of a region and environment. */
function rolePrefix(region: string, environment: string): string {
  return `xks-${region}-${environment}-eks`;
}

function securityGroup(context: ClusterContext, name: string): string {
  const { account, region } = context;
  const groupId = ec2Id('sg', account.id, region.name, name);
  region.securityGroups.push({
    groupId,
    groupName: `eks-cluster-sg-${name}`,
    groupDescription:
      'EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as well as any managed workloads.',
    ownerId: account.id,
    vpcId: region.vpcs[0].vpcId,
    tagSet: tagSet({
      Name: `eks-cluster-sg-${name}`,
      [`kubernetes.io/cluster/${name}`]: 'owned',
    }),
  });
  return groupId;
}

function platformVersion(context: ClusterContext, seed: ClusterSeed): string {
  const newest = context.versions.find(
    entry => entry.clusterVersion === seed.version,
  )?.defaultPlatformVersion;
  const number = Number((newest ?? 'eks.1').slice('eks.'.length));
  return `eks.${Math.max(1, number - seed.platformVersionsBehind)}`;
}

function describe(context: ClusterContext, seed: ClusterSeed): Cluster {
  const { account, region } = context;
  const environment = account.environment ?? 'dev';
  const suffix = seed.name.endsWith('2') ? '2' : '1';
  const arn = `arn:aws:eks:${region.name}:${account.id}:cluster/${seed.name}`;
  const prefix = rolePrefix(region.name, environment);
  const allLogs = [
    'api',
    'audit',
    'authenticator',
    'controllerManager',
    'scheduler',
  ];
  const logging = [
    { types: seed.logging, enabled: true },
    {
      types: allLogs.filter(type => !seed.logging.includes(type)),
      enabled: false,
    },
  ];
  return {
    name: seed.name,
    arn,
    createdAt: seed.createdAt,
    version: seed.version,
    endpoint: '',
    roleArn: `arn:aws:iam::${account.id}:role/${prefix}-cluster`,
    resourcesVpcConfig: {
      subnetIds: region.subnets
        .filter(subnet => nameTag(subnet).startsWith(`eks${suffix}-cluster`))
        .map(subnet => subnet.subnetId),
      securityGroupIds: [],
      clusterSecurityGroupId: securityGroup(context, seed.name),
      vpcId: region.vpcs[0].vpcId,
      endpointPublicAccess: seed.endpointPublicAccess,
      endpointPrivateAccess: true,
      publicAccessCidrs: seed.endpointPublicAccess
        ? seed.publicAccessCidrs
        : [],
    },
    kubernetesNetworkConfig: {
      serviceIpv4Cidr: '172.20.0.0/16',
      ipFamily: 'ipv4',
      elasticLoadBalancing: { enabled: false },
    },
    logging: {
      clusterLogging: logging.filter(entry => entry.types.length > 0),
    },
    identity: {
      oidc: {
        issuer: `https://oidc.eks.${region.name}.amazonaws.com/id/${stableHex(32, arn).toUpperCase()}`,
      },
    },
    status: seed.status,
    certificateAuthority: { data: '' },
    platformVersion: platformVersion(context, seed),
    tags: {
      Name: 'eks',
      Environment: environment,
      Module: 'eks',
      Owner: seed.owner,
      ...seed.tags,
    },
    encryptionConfig: seed.encrypted
      ? [
          {
            resources: ['secrets'],
            provider: {
              keyArn: `arn:aws:kms:${region.name}:${account.id}:key/${stableUuid(arn, 'key')}`,
            },
          },
        ]
      : [],
    health: { issues: seed.issues },
    accessConfig: { authenticationMode: seed.authenticationMode },
    upgradePolicy: { supportType: seed.supportType },
    deletionProtection: seed.deletionProtection,
  };
}

/** A change of a seed as the EKS API keeps it. */
export function clusterUpdate(
  seed: UpdateSeed,
  owner: { arn: string; nodegroupName?: string; addonName?: string },
  now: Date,
): ClusterUpdate {
  const { arn, ...resource } = owner;
  const createdAt =
    seed.createdAt ?? new Date(now.getTime() - (seed.minutesAgo ?? 0) * 60_000);
  return {
    ...resource,
    update: {
      id: stableUuid(arn, JSON.stringify(resource), JSON.stringify(seed)),
      status: seed.status,
      type: seed.type,
      params: Object.entries(seed.params).map(([type, value]) => ({
        type,
        value,
      })),
      createdAt,
      errors: seed.errors,
    },
  };
}

function addons(
  context: ClusterContext,
  seed: ClusterSeed,
): Map<string, Addon> {
  const { account, region } = context;
  return new Map(
    seed.addons.map(entry => {
      const offer = context.addonOffers.find(
        candidate => candidate.addonName === entry.name,
      );
      const versions = offer?.versions[seed.version] ?? [];
      const version =
        entry.version ??
        versions[Math.min(entry.versionsBehind, versions.length - 1)] ??
        'v1.0.0-eksbuild.1';
      return [
        entry.name,
        {
          addonName: entry.name,
          clusterName: seed.name,
          status: entry.status,
          addonVersion: version,
          health: { issues: entry.issues },
          addonArn: `arn:aws:eks:${region.name}:${account.id}:addon/${seed.name}/${entry.name}/${stableUuid(account.id, region.name, seed.name, entry.name)}`,
          createdAt: seed.createdAt,
          modifiedAt: seed.createdAt,
          publisher: offer?.publisher ?? 'eks',
          owner: offer?.owner ?? 'aws',
          tags: {},
        },
      ];
    }),
  );
}

function insights(seed: ClusterSeed, arn: string, now: Date): Insight[] {
  const refreshed = new Date(now.getTime() - 5 * HOUR);
  return seed.insights.map(entry => {
    const status = { status: entry.status, reason: entry.reason };
    return {
      id: stableUuid(arn, entry.name),
      name: entry.name,
      category: entry.category,
      ...(entry.kubernetesVersion
        ? { kubernetesVersion: entry.kubernetesVersion }
        : {}),
      lastRefreshTime: refreshed,
      lastTransitionTime: new Date(refreshed.getTime() - 200 * HOUR),
      description: entry.description,
      insightStatus: status,
      recommendation: entry.recommendation,
      additionalInfo: {
        'EKS update cluster documentation':
          'https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html',
      },
      resources: entry.resources.map(kubernetesResourceUri => ({
        insightStatus: status,
        kubernetesResourceUri,
      })),
      categorySpecificSummary: {
        deprecationDetails: entry.deprecations.map(
          ({ userAgent, requests, lastRequestAt, ...details }) => ({
            ...details,
            clientStats: [
              {
                userAgent,
                numberOfRequestsLast30Days: requests,
                lastRequestTime: lastRequestAt,
              },
            ],
          }),
        ),
        addonCompatibilityDetails: [],
      },
    };
  });
}

function adminEntry(
  context: ClusterContext,
  seed: ClusterSeed,
): [string, AccessEntry] {
  const { account, region } = context;
  const environment = account.environment ?? 'dev';
  const roleName = `${rolePrefix(region.name, environment)}-admin`;
  const principalArn = `arn:aws:iam::${account.id}:role/${roleName}`;
  return [
    principalArn,
    {
      clusterName: seed.name,
      principalArn,
      kubernetesGroups: [],
      accessEntryArn: `arn:aws:eks:${region.name}:${account.id}:access-entry/${seed.name}/role/${account.id}/${roleName}/${stableUuid(principalArn, seed.name)}`,
      createdAt: seed.createdAt,
      modifiedAt: seed.createdAt,
      tags: {},
      username: `arn:aws:sts::${account.id}:assumed-role/${roleName}/{{SessionName}}`,
      type: 'STANDARD',
    },
  ];
}

function addRoles(context: ClusterContext, seed: ClusterSeed): void {
  const { account, region, managementAccountId } = context;
  const prefix = rolePrefix(region.name, account.environment ?? 'dev');
  const wanted = [
    role(
      account.id,
      `${prefix}-admin`,
      { AWS: accountRoot(managementAccountId) },
      seed.createdAt,
      'Administration of the clusters when everything else is down',
    ),
    role(
      account.id,
      `${prefix}-cluster`,
      { Service: 'eks.amazonaws.com' },
      seed.createdAt,
    ),
    role(
      account.id,
      `${prefix}-node-group`,
      { Service: 'ec2.amazonaws.com' },
      seed.createdAt,
    ),
  ];
  for (const candidate of wanted) {
    if (!account.roles.some(({ Arn }) => Arn === candidate.Arn)) {
      account.roles.push(candidate);
    }
  }
}

/** Makes a cluster without node groups, with its roles, security group and OpenID Connect provider. */
export function createCluster(
  context: ClusterContext,
  seed: ClusterSeed,
): ClusterState {
  const { account, region } = context;
  const now = context.now();
  const cluster = describe(context, seed);
  const { arn } = cluster;
  const objects = new ObjectStore(context.now);
  addRoles(context, seed);
  account.openIdConnectProviders.push(
    openIdConnectProvider(
      account.id,
      cluster.identity.oidc.issuer,
      seed.createdAt,
    ),
  );
  return {
    accountId: account.id,
    region: region.name,
    cluster,
    nodegroups: new Map(),
    addons: addons(context, seed),
    updates: [
      ...seed.updates.map(update => clusterUpdate(update, { arn }, now)),
      ...seed.addons.flatMap(addon =>
        addon.updates.map(update =>
          clusterUpdate(update, { arn, addonName: addon.name }, now),
        ),
      ),
    ],
    insights: insights(seed, arn, now),
    accessEntries: new Map([adminEntry(context, seed)]),
    cni: seed.cni,
    apiServer: seed.apiServer,
    objects,
    controllers: new Controllers({
      objects,
      now: context.now,
      timers: context.timers,
    }),
    requests: new Map(),
  };
}
