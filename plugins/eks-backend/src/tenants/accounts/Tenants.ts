import {
  ListProblem,
  OrganizationInfo,
  Peering,
  Tenant,
} from '@xkf/backstage-plugin-eks-common';
import { AccountConfig, EksConfig } from '../../config';
import { accountResource } from '../../operations/TargetAccess';
import { AccountDirectory } from '../../organization';
import { Access } from '../../permissions';
import { ChangeTracker } from '../../terraform/ChangeTracker';
import { RepositoryReadings } from '../../terraform/RepositoryReadings';
import { NetworkReadings, Place } from '../networks';
import { PartialList, Peerings } from '../peerings';
import { namespacesOf, platformNamespaces } from './namespaces';
import { RegistrationStore } from './RegistrationStore';
import { TenantPullRequests } from './TenantPullRequests';
import { TenantProblem } from './types';

/** How many roles for service accounts an account has, or why that is not known. */
export type CountRoles = (
  account: AccountConfig,
) => Promise<{ count: number } | { problem: TenantProblem['problem'] }>;

/** What the list of tenants is made of. */
export interface TenantsOptions {
  config: EksConfig;
  /** Whether `eks.accounts` names an account itself. */
  isConfigured(accountId: string): boolean;
  /** Absent where no organization is configured. */
  directory?: AccountDirectory;
  networks: Pick<NetworkReadings, 'read'>;
  peerings: Pick<Peerings, 'list'>;
  repositories: Pick<RepositoryReadings, 'declaredSides'>;
  registrations: Pick<RegistrationStore, 'list'>;
  tracker: Pick<ChangeTracker, 'visible' | 'readAgain'>;
  /** Left out: roles are not counted. */
  countRoles?: CountRoles;
}

/** The accounts of tenants with all that belongs to them. */
export class Tenants {
  constructor(private readonly options: TenantsOptions) {}

  /** Those that the caller may see. What cannot be read is missing in them, and named. */
  async list(
    access: Access,
  ): Promise<PartialList<Tenant> & { organization?: OrganizationInfo }> {
    const { config, directory, networks, peerings, repositories } =
      this.options;
    await directory?.load();
    const accounts = config.accounts.filter(
      account => account.role === 'tenant' && access.allows(account),
    );
    const ids = new Set(accounts.map(({ accountId }) => accountId));
    const registrations = await this.options.registrations.list();
    const [places, peered, sideOf, pullRequests, roles] = await Promise.all([
      networks.read(({ accountId }) => ids.has(accountId)),
      peerings.list(access),
      repositories.declaredSides(),
      TenantPullRequests.read(this.options.tracker, registrations, ids),
      this.#roles(accounts),
    ]);
    const namespaces = platformNamespaces(config, sideOf);
    const items = accounts.map((account): Tenant => {
      const { accountId, name, environment, owner, regions } = account;
      const known = directory?.find(accountId);
      const own = places.filter(place => place.account === account);
      const side = sideOf(account, regions[0]);
      const counted = roles.get(accountId);
      return {
        accountId,
        name,
        email: known?.email,
        environment,
        owner,
        state: known?.state,
        organizationalUnit: known?.unit.path,
        tenant: registrations.find(({ accountIds }) =>
          accountIds.includes(accountId),
        )?.name,
        source: this.options.isConfigured(accountId)
          ? 'configured'
          : 'discovered',
        regions: [...regions],
        repository: side && { name: side.reading.name, url: side.reading.url },
        namespaces: namespacesOf(account, namespaces, registrations),
        vpcs: vpcsOf(own),
        peerings: peered.items.flatMap(one => peeringOf(one, accountId)),
        irsaRoles: counted && 'count' in counted ? counted.count : undefined,
        pullRequests: pullRequests.of(accountId),
        problems: [
          ...own.flatMap(({ region, problem }) =>
            problem ? [{ part: `VPCs in ${region}`, problem }] : [],
          ),
          ...(counted && 'problem' in counted
            ? [{ part: 'IAM roles', problem: counted.problem }]
            : []),
          ...(side?.reading.problem
            ? [{ part: 'Terraform repository', problem: side.reading.problem }]
            : []),
        ],
      };
    });
    return {
      items: items.sort((a, b) => a.name.localeCompare(b.name)),
      organization: this.#organization(access),
      readAt: places.flatMap(({ readAt }) => readAt ?? []).sort()[0],
      problems: [
        ...pullRequests.problems.map(problem => ({
          subject: 'Pull requests',
          problem,
        })),
        ...this.#directoryProblem(access),
      ],
    };
  }

  async #roles(
    accounts: readonly AccountConfig[],
  ): Promise<Map<string, Awaited<ReturnType<CountRoles>>>> {
    const { countRoles } = this.options;
    if (!countRoles) return new Map();
    const counted = await Promise.all(
      accounts.map(
        async account =>
          [account.accountId, await countRoles(account)] as const,
      ),
    );
    return new Map(counted);
  }

  /** Its words name the management account. */
  #directoryProblem(access: Access): ListProblem[] {
    const problem = this.#organization(access)?.problem;
    return problem ? [{ subject: 'AWS Organizations', problem }] : [];
  }

  /** For the form of a new account, which only such people can fill in. */
  #organization(access: Access): OrganizationInfo | undefined {
    const { config, directory } = this.options;
    const managementAccountId = config.organization?.managementAccountId;
    if (!managementAccountId || !directory) return undefined;
    if (!access.allows(accountResource(config, managementAccountId))) {
      return undefined;
    }
    return {
      managementAccountId,
      units: directory.units().map(({ id, path }) => ({ id, path })),
      ...directory.status(),
    };
  }
}

/** Undefined where no region could be read. */
function vpcsOf(places: readonly Place[]): Tenant['vpcs'] {
  if (places.every(({ reading }) => !reading)) return undefined;
  return places.flatMap(({ region, reading }) =>
    (reading?.vpcs ?? []).map(({ vpcId, name, cidrs }) => ({
      region,
      vpcId,
      name,
      cidr: cidrs[0] ?? '',
    })),
  );
}

function peeringOf(
  { id, name, connection, requester, accepter }: Peering,
  accountId: string,
): Tenant['peerings'] {
  if (requester.accountId !== accountId && accepter.accountId !== accountId) {
    return [];
  }
  const other = requester.accountId === accountId ? accepter : requester;
  return [
    {
      id,
      name,
      status: connection?.status ?? 'absent',
      with: other.vpcName
        ? `${other.accountName}, ${other.vpcName}`
        : other.accountName,
    },
  ];
}
