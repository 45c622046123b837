import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { knownRegions } from './regions';
import { findRepositoryContradictions } from './repositoryContradictions';
import { EksConfig, eksConfigSchema } from './schema';

/**
 * Reads the `eks` section of the app configuration.
 * @throws InputError that lists every mistake, each with its key
 */
export function readEksConfig(config: Config): EksConfig {
  const parsed = eksConfigSchema.safeParse(config.getOptional('eks') ?? {});
  const mistakes = parsed.success
    ? [
        ...findContradictions(parsed.data),
        ...findImpossibleTimes(parsed.data),
        ...findRepositoryContradictions(parsed.data),
      ]
    : [
        ...parsed.error.issues.flatMap(describeIssue),
        ...findContradictions(lenient(config)),
      ];
  if (mistakes.length > 0) {
    throw new InputError(
      `The configuration of the eks plugin has ${mistakes.length} mistake${
        mistakes.length === 1 ? '' : 's'
      }:\n${mistakes.map(mistake => `  - ${mistake}`).join('\n')}`,
    );
  }
  return deepFreeze(eksConfigSchema.parse(config.getOptional('eks') ?? {}));
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const at = formatKey(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(
        key => `${formatKey([...issue.path, key])} is not a known key`,
      );
    case 'invalid_type':
      return [`${at} must be ${article(issue.expected)}`];
    case 'invalid_value':
      return [`${at} must be one of ${issue.values.join(', ')}`];
    case 'invalid_union': {
      const own = issue.errors.at(-1) ?? [];
      return own.flatMap(inner =>
        describeIssue({ ...inner, path: [...issue.path, ...inner.path] }),
      );
    }
    case 'too_small':
      return issue.origin === 'number'
        ? [`${at} must be at least ${issue.minimum}`]
        : [`${at} ${issue.message}`];
    case 'too_big':
      return [`${at} must be at most ${issue.maximum}`];
    default:
      return [`${at} ${decapitalize(issue.message)}`];
  }
}

type PartialAccounts = Pick<EksConfig, 'additionalRegions'> & {
  accounts: { accountId?: unknown; regions?: unknown }[];
  organization?: { tenantRegions?: unknown };
};

/** What can be judged although another part of the configuration is wrong. */
function lenient(config: Config): PartialAccounts {
  const raw = z
    .object({
      accounts: z.array(z.looseObject({})).catch([]),
      organization: z.looseObject({}).optional().catch(undefined),
      additionalRegions: z.array(z.string()).catch([]),
    })
    .safeParse(config.getOptional('eks'));
  return raw.success ? raw.data : { accounts: [], additionalRegions: [] };
}

function findContradictions(config: PartialAccounts): string[] {
  const mistakes: string[] = [];
  const firstUse = new Map<unknown, number>();
  config.accounts.forEach((account, index) => {
    const earlier = firstUse.get(account.accountId);
    if (account.accountId !== undefined && earlier !== undefined) {
      mistakes.push(
        `eks.accounts[${index}].accountId repeats eks.accounts[${earlier}].accountId`,
      );
    } else {
      firstUse.set(account.accountId, index);
    }
    const key = `eks.accounts[${index}].regions`;
    mistakes.push(...findRegionMistakes(key, account.regions, config));
  });
  return [
    ...mistakes,
    ...findRegionMistakes(
      'eks.organization.tenantRegions',
      config.organization?.tenantRegions,
      config,
    ),
  ];
}

function findRegionMistakes(
  key: string,
  regions: unknown,
  { additionalRegions }: PartialAccounts,
): string[] {
  if (!Array.isArray(regions)) return [];
  return regions.flatMap((region, i) => {
    if (regions.indexOf(region) !== i)
      return [`${key}[${i}] repeats ${region}`];
    return typeof region === 'string' &&
      !knownRegions.has(region) &&
      !additionalRegions.includes(region)
      ? [
          `${key}[${i}] "${region}" is not a region known here; if it is new, add it to eks.additionalRegions`,
        ]
      : [];
  });
}

/** A unit that hangs must end before the scan does, or nobody hears of it. */
function findImpossibleTimes({ scan }: EksConfig): string[] {
  return scan.unitTimeout < scan.schedule.timeout
    ? []
    : ['eks.scan.unitTimeout must be shorter than eks.scan.schedule.timeout'];
}

function formatKey(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (key, part) =>
      typeof part === 'number' ? `${key}[${part}]` : `${key}.${String(part)}`,
    'eks',
  );
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function decapitalize(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
