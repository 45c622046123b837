import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../startSandbox';
import { bulkSeed } from './bulk';
import { BUNDLED_SEED, loadSeed, SeedError } from './loadSeed';
import type { SeedInput } from './schema';

const DAY = 24 * 60 * 60 * 1000;

describe('seeds', () => {
  const bundled = (now: string) => loadSeed(BUNDLED_SEED, new Date(now));

  it('move every date, also those in release versions, by whole days', () => {
    const anchor = bundled('2026-11-24T15:00:00Z');
    const later = bundled('2027-02-02T03:00:00Z');
    const endOf = (seed: typeof anchor) =>
      seed.versions.find(each => each.version === '1.34')
        ?.endOfStandardSupport ?? new Date(0);
    expect(endOf(anchor).toISOString()).toBe('2026-12-02T00:00:00.000Z');
    expect(endOf(later).getTime() - endOf(anchor).getTime()).toBe(70 * DAY);
    const releaseOf = (seed: typeof anchor) =>
      seed.accounts[3].regions[0].clusters[0].nodegroups[0].updates[0].params
        .ReleaseVersion;
    expect(releaseOf(anchor)).toBe('1.32.13-20261105');
    expect(releaseOf(later)).toBe('1.32.13-20270114');
  });

  it('move backwards too', () => {
    expect(bundled('2026-11-14T10:00:00Z').anchor.toISOString()).toBe(
      '2026-11-14T00:00:00.000Z',
    );
  });

  it('keep what they say true on any day', async () => {
    const now = new Date('2028-03-05T18:00:00Z');
    const sandbox = await startSandbox({ now: () => now });
    try {
      const { world } = sandbox;
      const calendar = world.versions.find(
        each => each.clusterVersion === '1.34',
      );
      const left =
        (calendar?.endOfStandardSupportDate.getTime() ?? 0) - now.getTime();
      expect(Math.ceil(left / DAY)).toBe(8);
      const qa = world.cluster('222222222222', 'eu-west-1', 'qa-eks1');
      const { releaseVersion = '' } =
        qa.nodegroups.get('qa-eks1-standard') ?? {};
      const releases = world.amis
        .releasesOf('AL2023_x86_64_STANDARD', '1.34')
        .map(release => release.releaseVersion);
      expect(releases.indexOf(releaseVersion)).toBe(5);
      expect(releases[0]).toMatch(/-202802(29|28)$/);
    } finally {
      await sandbox.stop();
    }
  });

  describe('with mistakes', () => {
    let directory: string;

    beforeAll(() => {
      directory = mkdtempSync(join(tmpdir(), 'seed-'));
    });

    afterAll(() => rmSync(directory, { recursive: true }));

    function mistakesOf(change: (yaml: string) => string): string {
      const path = join(directory, 'seed.yaml');
      writeFileSync(path, change(readFileSync(BUNDLED_SEED, 'utf8')));
      try {
        loadSeed(path, new Date());
      } catch (error) {
        expect(error).toBeInstanceOf(SeedError);
        return (error as SeedError).message;
      }
      return 'none';
    }

    it('name the path of each one', () => {
      expect(mistakesOf(yaml => yaml)).toBe('none');
      const message = mistakesOf(yaml =>
        yaml
          .replace("- id: '111111111111'", '- id: 111111111111')
          .replace("version: '1.36'\n", 'version: "one"\n')
          .replace('supportType: STANDARD', 'supportType: GOLD')
          .replace('name: qa-core', 'naem: qa-core'),
      );
      expect(message).toContain(
        'seed.accounts[1].id: expected an account id in quotes',
      );
      expect(message).toContain(
        'seed.accounts[1].regions[0].clusters[1].version: expected a version such as 1.35',
      );
      expect(message).toContain(
        'seed.accounts[2].regions[0].clusters[0].supportType: Invalid option',
      );
    });

    it('name references that lead nowhere', () => {
      const message = mistakesOf(yaml =>
        yaml
          .replace("version: '1.33'\n", "version: '1.20'\n")
          .replace(
            'organizationalUnit: ou-acme-tenantprd',
            'organizationalUnit: ou-nothing',
          )
          .replace(
            "accepter: { account: '444444444444', region: eu-west-1 }",
            "accepter: { account: '444444444444', region: eu-west-3 }",
          ),
      );
      expect(message).toContain(
        'seed.accounts[1].regions[1].clusters[0].version: 1.20 is not in seed.versions',
      );
      expect(message).toContain(
        'seed.accounts[4].organizationalUnit: no such unit',
      );
      expect(message).toContain(
        'seed.peerings[0].accepter: no such account and region',
      );
    });

    it('tell a file that is missing from one that is not YAML', () => {
      expect(() => loadSeed('/nowhere/seed.yaml', new Date())).toThrow(
        'The seed /nowhere/seed.yaml cannot be read',
      );
      expect(mistakesOf(() => 'a: [')).toContain('is not valid YAML');
    });

    it('end the start of a sandbox without leaving a port open', async () => {
      const seed: SeedInput = bulkSeed({
        accounts: 1,
        regions: ['eu-west-1'],
        clustersPerRegion: 1,
        nodeGroupsPerCluster: 1,
      });
      const [, account] = seed.accounts;
      const groups = account.regions?.[0].clusters?.[0].nodegroups ?? [];
      groups[0].amiType = 'AL9_QUANTUM';
      await expect(startSandbox({ seed })).rejects.toThrow(
        'needs an image AL9_QUANTUM',
      );
    });
  });

  it('are generated in bulk: a thousand clusters start in seconds', async () => {
    const started = Date.now();
    const sandbox = await startSandbox({
      seed: bulkSeed({
        accounts: 50,
        regions: ['eu-west-1', 'eu-north-1'],
        clustersPerRegion: 10,
        nodeGroupsPerCluster: 4,
      }),
    });
    try {
      const clusters = sandbox.world.clusters();
      expect(clusters).toHaveLength(1000);
      expect(clusters[999].nodegroups.size).toBe(4);
      expect(new Set(clusters.map(each => each.cluster.arn)).size).toBe(1000);
      expect(Date.now() - started).toBeLessThan(20_000);
    } finally {
      await sandbox.stop();
    }
  });
});
