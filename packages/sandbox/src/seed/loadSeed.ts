import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { type Seed, type SeedInput, seedSchema } from './schema';
import { daysSince, shiftDates } from './shiftDates';

// `__dirname` is right here, since this package is private and always runs from its sources.
/** The seed that comes with the sandbox. */
// eslint-disable-next-line no-restricted-syntax
export const BUNDLED_SEED = join(__dirname, 'fleet.yaml');

/** A seed that cannot be used; the message lists every mistake with its path. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}

function pathOf(issue: z.core.$ZodIssue): string {
  return issue.path.reduce<string>(
    (path, part) =>
      typeof part === 'number' ? `${path}[${part}]` : `${path}.${String(part)}`,
    'seed',
  );
}

function read(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new SeedError(`The seed ${path} cannot be read: ${String(error)}`);
  }
  try {
    return parse(text, { merge: true });
  } catch (error) {
    throw new SeedError(`The seed ${path} is not valid YAML: ${String(error)}`);
  }
}

/** References inside a seed that the schema alone cannot check. */
function danglingReferences(seed: Seed): string[] {
  const mistakes: string[] = [];
  const versions = new Set(seed.versions.map(entry => entry.version));
  const units = new Set(seed.organization.units.map(unit => unit.id));
  const accounts = new Map(seed.accounts.map(entry => [entry.id, entry]));
  if (!accounts.has(seed.organization.managementAccountId)) {
    mistakes.push('seed.organization.managementAccountId: no such account');
  }
  seed.accounts.forEach((account, a) => {
    const at = `seed.accounts[${a}]`;
    if (account.organizationalUnit && !units.has(account.organizationalUnit)) {
      mistakes.push(`${at}.organizationalUnit: no such unit`);
    }
    account.regions.forEach((region, r) =>
      region.clusters.forEach((cluster, c) => {
        if (!versions.has(cluster.version)) {
          mistakes.push(
            `${at}.regions[${r}].clusters[${c}].version: ${cluster.version} is not in seed.versions`,
          );
        }
      }),
    );
  });
  seed.peerings.forEach((peering, p) => {
    for (const side of ['requester', 'accepter'] as const) {
      const { account, region } = peering[side];
      if (!accounts.get(account)?.regions.some(({ name }) => name === region)) {
        mistakes.push(
          `seed.peerings[${p}].${side}: no such account and region`,
        );
      }
    }
  });
  seed.irsaRoles.forEach((role, i) => {
    const at = `seed.irsaRoles[${i}]`;
    if (!accounts.has(role.account)) {
      mistakes.push(`${at}.account: no such account`);
    }
    role.clusters.forEach(({ account, region, name }, c) => {
      const found = accounts
        .get(account)
        ?.regions.find(each => each.name === region)
        ?.clusters.some(each => each.name === name);
      if (!found) {
        mistakes.push(`${at}.clusters[${c}]: no such cluster`);
      }
    });
  });
  seed.repositories.forEach((repository, r) => {
    const at = `seed.repositories[${r}]`;
    const { region, environments, directory } = repository;
    for (const [environment, account] of Object.entries(environments)) {
      if (!accounts.get(account)?.regions.some(({ name }) => name === region)) {
        mistakes.push(
          `${at}.environments.${environment}: ${account} has no region ${region}`,
        );
      }
    }
    if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
      mistakes.push(`${at}.directory: there is no folder ${directory}`);
    }
  });
  return mistakes;
}

/** The folder of a repository: beside the seed, or the one that comes with the sandbox. */
function directoryOf(
  base: string,
  repository: { name: string; directory?: string | undefined },
): string {
  const usual = join('repositories', repository.name);
  const beside = resolve(base, repository.directory ?? usual);
  return repository.directory || existsSync(beside)
    ? beside
    : resolve(dirname(BUNDLED_SEED), usual);
}

/**
 * Validates a seed and moves its dates so that the anchor is today.
 *
 * @param source - the path of a YAML file, or the seed itself
 * @throws SeedError with every mistake and its path
 */
export function loadSeed(source: string | SeedInput, now: Date): Seed {
  const raw = typeof source === 'string' ? read(source) : source;
  const parsed = seedSchema.safeParse(raw);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(
      issue => `${pathOf(issue)}: ${issue.message}`,
    );
    throw new SeedError(`The seed has mistakes:\n${mistakes.join('\n')}`);
  }
  const base = dirname(typeof source === 'string' ? source : BUNDLED_SEED);
  const seed: Seed = {
    ...parsed.data,
    repositories: parsed.data.repositories.map(repository => ({
      ...repository,
      directory: directoryOf(base, repository),
    })),
  };
  const mistakes = danglingReferences(seed);
  if (mistakes.length > 0) {
    throw new SeedError(`The seed has mistakes:\n${mistakes.join('\n')}`);
  }
  return shiftDates(seed, daysSince(seed.anchor, now));
}
