import {
  configuration,
  platformOf,
  tenantOf,
} from '../repository/__testUtils__/configuration';
import { MemoryRepository } from '../repository/__testUtils__/memoryRepository';
import { seed } from '../repository/__testUtils__/seeds';
import { readPlatformDeclarations, readTenantDeclarations } from '.';

const isLiteral = (value: object | undefined) =>
  value !== undefined && 'value' in value;

describe("the sandbox's repositories", () => {
  it.each([
    ['xkf', 'node_pools', ['dev', 'qa', 'prod'], 'eu-west-1'],
    ['xkf-north', 'node_groups', ['dev', 'qa', 'prod'], 'eu-north-1'],
  ])(
    '%s (%s) is read without a problem',
    async (name, spelling, environments, location) => {
      const reading = await readPlatformDeclarations(
        new MemoryRepository(seed(name)),
        platformOf().config,
        environments,
      );
      expect(reading.problems).toEqual([]);
      expect(reading.location).toBe(location);
      expect(
        new Set(reading.clusters.map(({ environment }) => environment)),
      ).toEqual(new Set(environments));
      for (const cluster of reading.clusters) {
        expect(cluster).toMatchObject({
          spelling,
          poolsUnreadable: undefined,
          conditional: false,
        });
        expect(isLiteral(cluster.version)).toBe(true);
        expect(cluster.pools.length).toBeGreaterThan(0);
        for (const pool of cluster.pools) {
          expect(isLiteral(pool.releaseVersion)).toBe(true);
          expect(isLiteral(pool.maxSize)).toBe(true);
        }
      }
    },
  );

  it('xkf has a second cluster in dev and prod only', async () => {
    const { clusters, peerings } = await readPlatformDeclarations(
      new MemoryRepository(seed('xkf')),
      platformOf().config,
      ['dev', 'qa', 'prod'],
    );
    expect(clusters.map(({ name }) => name)).toEqual([
      'dev-eks1',
      'dev-eks2',
      'qa-eks1',
      'prod-eks1',
      'prod-eks2',
    ]);
    expect(clusters[2].sharedWith).toEqual([]);
    expect(peerings.map(({ name, side }) => [name, side])).toEqual([
      ['dev-tenant-data', 'requester'],
      ['prod-tenant-data', 'requester'],
    ]);
  });

  it('tenant-data accepts a peering', async () => {
    const reading = await readTenantDeclarations(
      new MemoryRepository(seed('tenant-data')),
      tenantOf(configuration()).config,
      'prod',
    );
    expect(reading.problems).toEqual([]);
    expect(reading.peerings).toMatchObject([{ side: 'accepter' }]);
  });
});
