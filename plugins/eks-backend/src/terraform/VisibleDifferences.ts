import { ApplyCommand, ChangeRecord } from '@xkf/backstage-plugin-eks-common';
import { EksConfig } from '../config';
import { toClusterSummary } from '../fleet/clusterView';
import { Fleet } from '../fleet/Fleet';
import { Access } from '../permissions';
import { environmentName, repositoryOf } from './repository';

/** Whether somebody may know of a cluster that a command of a repository meets. */
type IsVisible = (
  repositoryUrl: string,
  environment: string,
  cluster: string,
) => boolean;

/**
 * Takes out of a change what it also applies to clusters that the caller may not
 * see: whoever opened it may have seen more. Clusters that are gone count as
 * hidden.
 */
export class VisibleDifferences {
  readonly #isVisible: IsVisible;

  private constructor(isVisible: IsVisible) {
    this.#isVisible = isVisible;
  }

  static async for(
    { config, fleet }: { config: EksConfig; fleet: Fleet },
    access: Access,
  ): Promise<VisibleDifferences> {
    const [records, context] = await Promise.all([
      fleet.records(),
      fleet.context(),
    ]);
    const visible = new Map<string, boolean>();
    for (const record of records) {
      const { accountId, region, name } = record;
      const account = config.accounts.find(one => one.accountId === accountId);
      const repository =
        account && repositoryOf(config.terraform, account, region);
      if (account && repository) {
        const environment = environmentName(repository, account.environment);
        const { repoUrl } = repository.config;
        const key = JSON.stringify([repoUrl, environment, name]);
        const isAllowed = access.allows(toClusterSummary(record, context));
        visible.set(key, isAllowed && (visible.get(key) ?? true));
      }
    }
    return new VisibleDifferences(
      (...place) => visible.get(JSON.stringify(place)) ?? false,
    );
  }

  /** The change as the caller may see it. */
  in(record: ChangeRecord): ChangeRecord {
    const { url } = record.repository;
    return {
      ...record,
      commands: record.commands.map(command => this.#shown(url, command)),
    };
  }

  #shown(repositoryUrl: string, command: ApplyCommand): ApplyCommand {
    const { environment, alsoApplies, alsoAppliesHidden } = command;
    const shown = alsoApplies.filter(({ cluster }) =>
      this.#isVisible(repositoryUrl, environment, cluster),
    );
    const hidden = alsoApplies.length - shown.length;
    return {
      ...command,
      alsoApplies: shown,
      alsoAppliesHidden: alsoAppliesHidden + hidden,
    };
  }
}
