import { AccountConfig, EksConfig } from '../config';
import { toClusterSummary } from '../fleet/clusterView';
import { Fleet } from '../fleet/Fleet';
import { ClusterRecord, UnitRecord } from '../fleet/store/FleetStore';
import { Access } from '../permissions';
import { LiveEnvironment } from './changes';
import {
  ConfiguredRepository,
  environmentName,
  repositoryOf,
} from './repository';

/** What is asked about AWS before a change of a repository is planned. */
export interface KnownAwsQuestion {
  config: EksConfig;
  fleet: Fleet;
  repository: ConfiguredRepository;
  /** The account that the change is about. */
  account: AccountConfig;
  access: Access;
}

/** AWS in every environment of a repository, as it was last read, and all records. */
export async function knownAws({
  config,
  fleet,
  repository,
  account,
  access,
}: KnownAwsQuestion): Promise<{
  records: ClusterRecord[];
  environments: LiveEnvironment[];
}> {
  const [records, units, context] = await Promise.all([
    fleet.records(),
    fleet.units(),
    fleet.context(),
  ]);
  const accounts =
    repository.kind === 'tenant' ? [account] : platformAccounts(config);
  const isVisible = (record: ClusterRecord) =>
    access.allows(toClusterSummary(record, context));
  const environments = new Map<string, LiveEnvironment>();
  for (const one of accounts) {
    const name = environmentName(repository, one.environment);
    for (const region of regionsIn(config, repository, one)) {
      const isHere = (place: { accountId: string; region: string }) =>
        place.accountId === one.accountId && place.region === region;
      const unit = units.find(isHere);
      const before = environments.get(name);
      const gaps = gapsOf(unit, one, region, access);
      environments.set(name, {
        environment: name,
        complete: (before?.complete ?? true) && unit?.lastSuccess !== undefined,
        clusters: [
          ...(before?.clusters ?? []),
          ...records
            .filter(isHere)
            .map(record => ({ record, visible: isVisible(record) })),
        ],
        gaps: [...(before?.gaps ?? []), ...gaps],
      });
    }
  }
  return { records, environments: [...environments.values()] };
}

/** Regions of an account that a repository describes. */
export function regionsIn(
  config: EksConfig,
  repository: ConfiguredRepository,
  account: AccountConfig,
): string[] {
  return account.regions.filter(
    region =>
      repositoryOf(config.terraform, account, region)?.config ===
      repository.config,
  );
}

function platformAccounts({ accounts }: EksConfig): readonly AccountConfig[] {
  return accounts.filter(({ role }) => role === 'platform');
}

/** What is known of an account that could not be read again stands at its clusters. */
function gapsOf(
  unit: UnitRecord | undefined,
  account: AccountConfig,
  region: string,
  access: Access,
): string[] {
  if (unit?.lastSuccess !== undefined) return [];
  if (!access.allows(account)) {
    return ['An account that is not shown here has not been read.'];
  }
  const { name, accountId } = account;
  const reason = unit?.problem?.message ?? '';
  return [
    `Account ${name} (${accountId}) in ${region} has not been read. ${reason}`.trim(),
  ];
}
