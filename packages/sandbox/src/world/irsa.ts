import type { IrsaRoleSeed } from '../seed/schema';
import { addServiceAccount } from '../kubernetes/objects/serviceAccount';
import {
  attachPolicy,
  createPolicy,
  createProvider,
  createRole,
  roleOf,
} from './changes/iam';
import {
  openIdConnectProvider,
  providerArn,
  serviceAccountTrust,
} from './roles';
import type { AccountState, ClusterState } from './state';

const HOUR = 60 * 60 * 1000;

/** A role for service accounts, and what it may do. */
export interface IrsaRole {
  name: string;
  namespace: string;
  serviceAccount: string;
  /** Issuers that it trusts. */
  issuers: string[];
  /** Document of its own policy. */
  policy?: object;
  policyArns: string[];
  createdAt: Date;
  lastUsed?: { at: Date; region: string };
}

/** Adds a role as the irsa module of XKF makes it. */
export function addIrsaRole(account: AccountState, wanted: IrsaRole): void {
  const { name, createdAt, lastUsed } = wanted;
  const trust = serviceAccountTrust(
    wanted.issuers.map(url => ({ url, arn: providerArn(account.id, url) })),
    wanted.namespace,
    wanted.serviceAccount,
  );
  createRole(account, name, trust, createdAt);
  if (wanted.policy) {
    createPolicy(account, name, JSON.stringify(wanted.policy), createdAt);
    attachPolicy(account, name, `arn:aws:iam::${account.id}:policy/${name}`);
  }
  wanted.policyArns.forEach(arn => attachPolicy(account, name, arn));
  const made = roleOf(account, name);
  if (made && lastUsed) {
    made.RoleLastUsed = { LastUsedDate: lastUsed.at, Region: lastUsed.region };
  }
}

function allow(actions: string[], resource = '*'): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }],
  };
}

const HOSTED_ZONES = 'arn:aws:route53:::hostedzone/*';

/** What runs in a cluster of XKF with a role of its own; the namespace is that of its chart. */
const COMPONENTS: (Pick<IrsaRole, 'namespace' | 'serviceAccount' | 'policy'> & {
  component: string;
  policyArns?: string[];
  /** How long ago it last used its role. */
  hours: number;
})[] = [
  {
    component: 'cluster-autoscaler',
    namespace: 'kube-system',
    serviceAccount: 'cluster-autoscaler',
    policy: allow([
      'autoscaling:DescribeAutoScalingGroups',
      'autoscaling:SetDesiredCapacity',
      'autoscaling:TerminateInstanceInAutoScalingGroup',
    ]),
    hours: 1,
  },
  {
    component: 'external-dns',
    namespace: 'external-dns',
    serviceAccount: 'external-dns',
    policy: allow(['route53:ChangeResourceRecordSets'], HOSTED_ZONES),
    hours: 2,
  },
  {
    component: 'cert-manager',
    namespace: 'cert-manager',
    serviceAccount: 'cert-manager',
    policy: allow(['route53:ChangeResourceRecordSets'], HOSTED_ZONES),
    hours: 30,
  },
  {
    component: 'velero',
    namespace: 'velero',
    serviceAccount: 'velero',
    policy: allow(['ec2:CreateSnapshot', 'ec2:DescribeVolumes']),
    hours: 9,
  },
  {
    component: 'eks_ebs_csi',
    namespace: 'kube-system',
    serviceAccount: 'ebs-csi-controller-sa',
    policyArns: [
      'arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy',
    ],
    hours: 4,
  },
];

/** Adds the roles of the components of a platform's cluster, and their service accounts. */
export function addPlatformRoles(
  account: AccountState,
  state: ClusterState,
  now: Date,
): void {
  const { cluster, region } = state;
  const environment = account.environment ?? 'dev';
  const suffix = new RegExp(`^${environment}-(eks[12])$`).exec(cluster.name);
  if (!suffix) {
    return;
  }
  for (const { component, hours, policyArns = [], ...about } of COMPONENTS) {
    const name = `xks-${region}-${environment}-${suffix[1]}-${component}`;
    if (roleOf(account, name)) {
      // A cluster that was replaced: its roles were not.
      continue;
    }
    addIrsaRole(account, {
      ...about,
      name,
      policyArns,
      issuers: [cluster.identity.oidc.issuer],
      createdAt: cluster.createdAt,
      lastUsed: { at: new Date(now.getTime() - hours * HOUR), region },
    });
    if (state.apiServer === 'serving') {
      addServiceAccount(state, {
        namespace: about.namespace,
        name: about.serviceAccount,
        roleArn: `arn:aws:iam::${account.id}:role/${name}`,
      });
    }
  }
}

/** Adds a role of a seed: the role itself, the providers that it needs, and its service accounts. */
export function addSeededRole(
  account: AccountState,
  clusters: ClusterState[],
  seed: IrsaRoleSeed,
): void {
  const { name, exists, annotated, issuer, createdAt, lastUsedAt } = seed;
  const issuers = clusters.map(({ cluster }) => cluster.identity.oidc.issuer);
  if (exists) {
    for (const url of issuer ? [] : issuers) {
      const { Arn, ClientIDList, ThumbprintList } = openIdConnectProvider(
        account.id,
        url,
        createdAt,
      );
      if (!account.openIdConnectProviders.some(each => each.Arn === Arn)) {
        createProvider(
          account,
          url,
          { ClientIDList, ThumbprintList },
          createdAt,
        );
      }
    }
    addIrsaRole(account, {
      name,
      namespace: seed.namespace,
      serviceAccount: seed.serviceAccount,
      issuers: issuer ? [issuer] : issuers,
      policy: seed.policy,
      policyArns: seed.policyArns,
      createdAt,
      lastUsed: lastUsedAt && { at: lastUsedAt, region: clusters[0].region },
    });
  }
  for (const state of annotated ? clusters : []) {
    addServiceAccount(state, {
      namespace: seed.namespace,
      name: seed.serviceAccount,
      roleArn: `arn:aws:iam::${account.id}:role/${name}`,
    });
  }
}
