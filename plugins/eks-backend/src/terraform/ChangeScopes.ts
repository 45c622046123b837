import { InputError } from '@backstage/errors';
import { TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { AccountConfig, EksConfig } from '../config';
import { accountOf } from '../fleet/clusterView';
import { Fleet } from '../fleet/Fleet';
import { ClusterRecord } from '../fleet/store/FleetStore';
import { Access } from '../permissions';
import { ChangeContext, ChangePlan } from './changes';
import {
  configuredRepositories,
  repositoryKey,
} from './configuredRepositories';
import { knownAws, regionsIn } from './knownAws';
import { MergedRemovals } from './MergedRemovals';
import {
  ConfiguredRepository,
  environmentName,
  repositoryOf,
} from './repository';
import { ChangeSubject } from './store/ChangeStore';

/** The one repository and account that changes are about. */
export interface ChangeScope {
  repository: ConfiguredRepository;
  account: AccountConfig;
  region: string;
  context: Omit<ChangeContext, 'repository'>;
  /** Path of the portal's page about it. */
  page: string;
  subjectsOf(plan: ChangePlan): ChangeSubject[];
}

/** Finds what changes are about, and refuses what the caller may not touch. */
export class ChangeScopes {
  readonly #config: EksConfig;
  readonly #fleet: Fleet;
  readonly #removals: MergedRemovals;

  constructor(options: {
    config: EksConfig;
    fleet: Fleet;
    removals: MergedRemovals;
  }) {
    this.#config = options.config;
    this.#fleet = options.fleet;
    this.#removals = options.removals;
  }

  /**
   * @throws InputError when the changes are not about one account and region, or
   * no repository is configured for it
   * @throws NotFoundError, NotAllowedError as for the clusters that they name
   */
  async of(changes: TerraformChange[], access: Access): Promise<ChangeScope> {
    const [{ accountId, region }] = changes;
    const account = accountOf(this.#config, accountId);
    if (!account || !account.regions.includes(region)) {
      throw new InputError(
        `Account ${accountId} in ${region} is not one of eks.accounts.`,
      );
    }
    const elsewhere = changes.find(
      other => other.accountId !== accountId || other.region !== region,
    );
    if (elsewhere) {
      throw new InputError(
        'Changes of one pull request must be about one account and one region. Preview the others by themselves.',
      );
    }
    const repository = repositoryOf(this.#config.terraform, account, region);
    if (!repository) {
      throw new InputError(
        `No Terraform repository is configured for account ${account.name} (${accountId}) in ${region}. Add it to eks.terraform.`,
      );
    }
    const isWide = changes.some(change => !('clusterName' in change));
    if (isWide) access.require(account);
    const named = new Set(
      changes.flatMap(change =>
        'clusterName' in change ? [change.clusterName] : [],
      ),
    );
    for (const clusterName of named) {
      await this.#fleet.cluster({ accountId, region, clusterName }, access);
    }
    const known = await knownAws({
      config: this.#config,
      fleet: this.#fleet,
      repository,
      account,
      access,
    });
    const { records } = known;
    const own = recordsIn(records, accountId, region);
    const removedNodeGroups = await this.#removals.of(repository);
    const [first] = named;
    return {
      repository,
      account,
      region,
      context: {
        config: repository,
        account,
        environments: configuredRepositories(this.#config).find(
          ({ key }) => key === repositoryKey(repository),
        )?.environments,
        terraform: this.#config.terraform,
        live: { clusters: own.map(toLiveCluster) },
        aws: { environments: known.environments, removedNodeGroups },
      },
      page: first
        ? `/eks/clusters/${accountId}/${region}/${first}/terraform`
        : '/eks',
      subjectsOf: plan => {
        const clusters = own
          .filter(({ name }) => plan.clusters.includes(name) || named.has(name))
          .map(toSubject);
        return [
          ...clusters,
          ...(isWide || clusters.length === 0 ? [{ accountId, region }] : []),
          ...this.#subjectsElsewhere({ repository, account }, plan, records),
        ];
      },
    };
  }

  /**
   * Refuses a plan that meets clusters or environments beyond those that the
   * caller may change, such as the second cluster of a shared file.
   * @throws NotAllowedError naming the permission
   */
  async requireMet(
    scope: ChangeScope,
    plan: ChangePlan,
    access: Access,
  ): Promise<void> {
    for (const { accountId, region, clusterName } of scope.subjectsOf(plan)) {
      const account = accountOf(this.#config, accountId);
      if (clusterName) {
        await this.#fleet.cluster({ accountId, region, clusterName }, access);
      } else if (account) {
        access.require(account);
      }
    }
  }

  /** Further accounts whose environments read the files, and their clusters that change. */
  #subjectsElsewhere(
    { repository, account }: Pick<ChangeScope, 'repository' | 'account'>,
    plan: ChangePlan,
    records: readonly ClusterRecord[],
  ): ChangeSubject[] {
    if (repository.kind === 'tenant') return [];
    const environments = plan.commands.map(command => command.environment);
    return this.#config.accounts
      .filter(
        other =>
          other !== account &&
          environments.includes(environmentName(repository, other.environment)),
      )
      .flatMap(other =>
        regionsIn(this.#config, repository, other).flatMap(region => [
          { accountId: other.accountId, region },
          ...recordsIn(records, other.accountId, region)
            .filter(({ name }) => plan.clusters.includes(name))
            .map(toSubject),
        ]),
      );
  }
}

function recordsIn(
  records: readonly ClusterRecord[],
  accountId: string,
  region: string,
): ClusterRecord[] {
  return records.filter(
    record => record.accountId === accountId && record.region === region,
  );
}

function toSubject({ accountId, region, name }: ClusterRecord): ChangeSubject {
  return { accountId, region, clusterName: name };
}

function toLiveCluster({ name, snapshot }: ClusterRecord) {
  return {
    name,
    version: snapshot.facts.version,
    nodeGroups: (snapshot.nodeGroups ?? []).map(group => ({
      name: group.name,
      version: group.version,
      releaseVersion: group.releaseVersion,
      desiredSize: group.scaling?.desired,
      tainted: group.taints.some(({ effect }) => effect !== 'PreferNoSchedule'),
    })),
  };
}
