import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { SeedError } from '../seed/loadSeed';
import type { RepositorySeed } from '../seed/schema';
import type { World } from '../world/World';
import { type GitHost, signatureOf } from './GitHost';
import { type FileEntry, writeFiles } from './objects/files';
import type { Repository } from './repository/Repository';
import { PERSON } from './users';

const DAY = 24 * 60 * 60 * 1000;

function pathsBelow(directory: string, prefix = ''): string[] {
  return readdirSync(join(directory, prefix), { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap(entry => {
      const path = posix.join(prefix, entry.name);
      return entry.isDirectory() ? pathsBelow(directory, path) : [path];
    });
}

/** What may stand in a seeded file between `{{` and `}}`. */
const PLACEHOLDERS: Record<
  string,
  (world: World, args: string[]) => string | undefined
> = {
  /** `release TYPE VERSION N`: the release version that is N releases older than the newest one. */
  release: (world, [amiType, version, behind]) =>
    world.amis.releasesOf(amiType, version)[Number(behind)]?.releaseVersion,
  /** `issuer ACCOUNT REGION CLUSTER`: the address of the issuer of a cluster. */
  issuer: (world, [account, region, cluster]) =>
    world.accounts.get(account)?.regions.get(region)?.clusters.get(cluster)
      ?.cluster.identity.oidc.issuer,
  /** `vpc ACCOUNT REGION`: the id of the VPC. */
  vpc: (world, [account, region]) =>
    world.accounts.get(account)?.regions.get(region)?.vpcs[0]?.vpcId,
  /** `cidr ACCOUNT REGION`: the address range of the VPC. */
  cidr: (world, [account, region]) =>
    world.accounts.get(account)?.regions.get(region)?.vpcs[0]?.cidrBlock,
};

/**
 * Replaces the placeholders of a seeded file.
 *
 * @param place - what an error calls the file
 * @throws SeedError when one of them leads nowhere
 */
export function resolvePlaceholders(
  world: World,
  place: string,
  text: string,
): string {
  // `${{ … }}` belongs to the pipelines of Azure DevOps.
  return text.replace(
    /(?<!\$)\{\{\s*(\w+)([^}]*)\}\}/g,
    (whole, name, rest) => {
      const args = rest.trim().split(/\s+/);
      const value = Object.hasOwn(PLACEHOLDERS, name)
        ? PLACEHOLDERS[name](world, args)
        : undefined;
      if (value === undefined) {
        throw new SeedError(
          `The seed has mistakes:\n${place}: ${whole} leads nowhere`,
        );
      }
      return value;
    },
  );
}

/** Commits the first files of a repository, folder by folder and a day apart, so that there is some history. */
export function commitFiles(
  host: GitHost,
  repository: Repository,
  texts: Map<string, string>,
): void {
  const { objects } = repository;
  const files = new Map(
    Array.from(texts, ([path, text]): [string, FileEntry] => [
      path,
      { mode: '100644', sha: objects.putBlob(Buffer.from(text, 'utf8')) },
    ]),
  );
  const folderOf = (path: string) =>
    path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
  const folders = Array.from(
    new Set(Array.from(files.keys(), folderOf)),
  ).sort();
  const kept = new Map<string, FileEntry>();
  let head: string | undefined;
  for (const [index, folder] of folders.entries()) {
    for (const [path, file] of files) {
      if (folderOf(path) === folder) {
        kept.set(path, file);
      }
    }
    const at = new Date(host.now().getTime() - (folders.length - index) * DAY);
    const author = signatureOf(PERSON, at);
    head = objects.putCommit({
      tree: writeFiles(objects, kept),
      parents: head ? [head] : [],
      author,
      committer: author,
      message: folder ? `Add ${folder}` : 'Begin the repository',
    }).sha;
  }
  repository.createBranch(
    repository.defaultBranch,
    head ??
      objects.putCommit({
        tree: objects.putTree([]),
        parents: [],
        author: signatureOf(PERSON, host.now()),
        committer: signatureOf(PERSON, host.now()),
        message: 'Begin the repository',
      }).sha,
  );
}

/**
 * Makes the repositories of a seed from their files.
 *
 * @throws SeedError when a placeholder leads nowhere
 */
export function seedRepositories(
  host: GitHost,
  seeds: RepositorySeed[],
  world: World,
): void {
  for (const seed of seeds) {
    const [owner, name] = seed.name.split('/');
    const paths = pathsBelow(seed.directory);
    const createdAt = new Date(host.now().getTime() - 400 * DAY);
    const repository = host.addRepository(
      owner,
      name,
      seed.description,
      createdAt,
    );
    const files = new Map<string, string>();
    for (const path of paths) {
      const text = readFileSync(join(seed.directory, path), 'utf8');
      files.set(path, resolvePlaceholders(world, `${seed.name}/${path}`, text));
    }
    commitFiles(host, repository, files);
  }
}
