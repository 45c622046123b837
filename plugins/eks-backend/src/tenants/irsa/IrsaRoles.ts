import {
  ClusterId,
  ClusterSummary,
  IrsaRole,
  ListProblem,
} from '@xkf/backstage-plugin-eks-common';
import { AccountConfig } from '../../config';
import { Access } from '../../permissions';
import { PartialList } from '../peerings';
import { AccountRoles, IamReadings } from './IamReadings';
import { joinRoles } from './joinRoles';
import {
  ClusterServiceAccounts,
  ServiceAccountReadings,
} from './ServiceAccountReadings';

/** The IAM roles of service accounts, with what does not agree. */
export class IrsaRoles {
  constructor(
    private readonly options: {
      iam: IamReadings;
      serviceAccounts: Pick<ServiceAccountReadings, 'readAll'>;
      fleet: {
        clusters(
          access: Access,
        ): Promise<
          readonly Pick<ClusterSummary, 'accountId' | 'region' | 'name'>[]
        >;
      };
    },
  ) {}

  /**
   * Those of accounts that the caller may see, whole; and of others what clusters
   * that the caller may see have to do with them.
   */
  async list(access: Access): Promise<PartialList<IrsaRole>> {
    const { iam, serviceAccounts, fleet } = this.options;
    const [accounts, clusters, visible] = await Promise.all([
      iam.readAll(),
      serviceAccounts.readAll(),
      fleet.clusters(access),
    ]);
    const isOpen = (account: AccountConfig) => access.allows(account);
    const openAccounts = accounts.filter(({ account }) => isOpen(account));
    const ids = new Set(openAccounts.map(({ account }) => account.accountId));
    const keys = new Set(
      visible.map(({ accountId, region, name }) =>
        keyOf({ accountId, region, clusterName: name }),
      ),
    );
    const openClusters = clusters.filter(({ id }) => keys.has(keyOf(id)));
    const [readAt] = [...openAccounts, ...openClusters]
      .flatMap(part => part.readAt ?? [])
      .sort();
    return {
      items: joinRoles(accounts, clusters).flatMap(role =>
        ids.has(role.accountId) ? [role] : withinClusters(role, keys),
      ),
      readAt,
      problems: [
        ...openAccounts.flatMap(accountProblem),
        ...openClusters.flatMap(clusterProblem),
      ],
    };
  }

  /** The same roles with the times of their last use, and why some are not known. */
  async withLastUse(
    roles: readonly IrsaRole[],
  ): Promise<{ items: IrsaRole[]; problems: ListProblem[] }> {
    const asked = roles.filter(
      ({ exists, createdAt }) => exists && createdAt !== undefined,
    );
    const uses = await this.options.iam.lastUses(asked);
    const problems = new Map<string, ListProblem>();
    const items = roles.map((role): IrsaRole => {
      const use = uses.get(role.arn);
      if (!use) return role;
      if (!('problem' in use)) return { ...role, lastUsedAt: use.at };
      const { accountId, accountName } = role;
      problems.set(accountId, {
        subject: `Last use of the roles of ${accountName}`,
        accountId,
        problem: use.problem,
      });
      return { ...role, lastUseUnknown: true };
    });
    return { items, problems: [...problems.values()] };
  }

  /** How many roles for service accounts an account has. */
  async count(
    account: AccountConfig,
  ): Promise<
    { count: number } | { problem: NonNullable<AccountRoles['problem']> }
  > {
    const read = await this.options.iam.read(account);
    return read.problem
      ? { problem: read.problem }
      : { count: joinRoles([read], []).length };
  }
}

/** What a role has to do with clusters, without what is its account's alone. */
function withinClusters(role: IrsaRole, keys: ReadonlySet<string>): IrsaRole[] {
  const isWithin = ({ cluster }: { cluster?: ClusterId }) =>
    cluster !== undefined && keys.has(keyOf(cluster));
  const trust = role.trust.filter(isWithin);
  const serviceAccounts = role.serviceAccounts.filter(isWithin);
  if (trust.length === 0 && serviceAccounts.length === 0) return [];
  return [
    {
      ...role,
      trust,
      serviceAccounts,
      createdAt: undefined,
      drift: role.drift.filter(isWithin),
    },
  ];
}

function accountProblem({ account, problem }: AccountRoles): ListProblem[] {
  const { accountId, name: subject } = account;
  return problem ? [{ subject, accountId, problem }] : [];
}

function clusterProblem({
  id,
  problem,
}: ClusterServiceAccounts): ListProblem[] {
  const { accountId, clusterName } = id;
  return problem
    ? [{ subject: `Service accounts of ${clusterName}`, accountId, problem }]
    : [];
}

function keyOf({ accountId, region, clusterName }: ClusterId): string {
  return `${accountId}/${region}/${clusterName}`;
}
