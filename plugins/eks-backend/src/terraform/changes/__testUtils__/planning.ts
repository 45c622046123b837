import {
  TerraformChange,
  terraformChangesSchema,
} from '@xkf/backstage-plugin-eks-common';
import {
  configuration,
  platformOf,
  tenantOf,
} from '../../repository/__testUtils__/configuration';
import {
  Files,
  MemoryRepository,
} from '../../repository/__testUtils__/memoryRepository';
import { xkf } from '../../repository/__testUtils__/xkf';
import {
  ChangeContext,
  ChangePlan,
  LiveCluster,
  LiveNodeGroup,
  planChanges,
} from '..';

/** The account and region of the platform's dev environment. */
export const place = { accountId: '111111111111', region: 'eu-west-1' };

/** The cluster that most tests change. */
export const cluster = { ...place, clusterName: 'dev-eks1' };

/** The account and region of the tenant. */
export const tenantPlace = { accountId: '444444444444', region: 'eu-west-1' };

/** What a test plans against. */
export interface Setting {
  files?: Files;
  live?: readonly LiveCluster[];
  terraform?: ReturnType<typeof configuration>;
  environment?: string;
  environments?: readonly string[];
  tenant?: boolean;
}

/** Plans changes as they come over HTTP: defaults filled in by the schema. */
export async function plan(
  changes: readonly unknown[],
  setting: Setting = {},
): Promise<ChangePlan> {
  const { files = xkf(), terraform = configuration(), tenant } = setting;
  const parsed: TerraformChange[] = terraformChangesSchema.parse(changes);
  const context: ChangeContext = {
    repository: new MemoryRepository(files),
    config: tenant ? tenantOf(terraform) : platformOf(terraform),
    account: {
      ...(tenant
        ? { accountId: tenantPlace.accountId, name: 'data', role: 'tenant' }
        : { accountId: place.accountId, name: 'xkf-dev', role: 'platform' }),
      environment: setting.environment ?? 'dev',
    },
    terraform,
    environments: setting.environments,
    live: setting.live && { clusters: setting.live },
  };
  return planChanges(context, parsed);
}

/** The lines that a plan adds and removes, without context. */
export function changedLines({ files }: ChangePlan): string[] {
  return files.flatMap(({ diff }) =>
    diff.split('\n').filter(line => /^(?!\+\+\+ |--- )[+-]/.test(line)),
  );
}

/** Codes of the warnings of a plan, notes with a `?`. */
export function codes({ warnings }: ChangePlan): string[] {
  return warnings.map(({ code, severity }) =>
    severity === 'note' ? `${code}?` : code,
  );
}

/** A cluster as AWS has it, with node groups by pool. */
export function live(
  name: string,
  version: string,
  pools: Record<string, Omit<LiveNodeGroup, 'name'>> = {},
): LiveCluster {
  return {
    name,
    version,
    nodeGroups: Object.entries(pools).map(([pool, group]) => ({
      name: `${name}-${pool}`,
      ...group,
    })),
  };
}
