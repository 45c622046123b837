import {
  clusterQuerySchema,
  ClusterSummary,
  SupportPhase,
} from '@xkf/backstage-plugin-eks-common';
import fc from 'fast-check';
import { pageOf, selectClusters } from './listing';

function cluster(
  name: string,
  facts: Partial<ClusterSummary> & { phase?: SupportPhase } = {},
): ClusterSummary {
  const { phase = 'standard', ...rest } = facts;
  return {
    arn: `arn:${name}`,
    accountId: '111111111111',
    accountName: 'xkf-dev',
    environment: 'dev',
    region: 'eu-west-1',
    name,
    status: 'ACTIVE',
    version: '1.35',
    support: { phase, extraCostPerMonth: 0, source: 'aws' },
    nodeGroups: { total: 1, behind: 0, degraded: 0, unknown: 0 },
    health: 'healthy',
    healthIssueCount: 0,
    freshness: { lastSeen: '2026-11-24T10:00:00.000Z', stale: false },
    ...rest,
  };
}

const fleet = [
  cluster('fine'),
  cluster('ended', { phase: 'ended', version: '1.9' }),
  cluster('behind', {
    nodeGroups: { total: 2, behind: 1, degraded: 0, unknown: 0 },
  }),
  cluster('sick', { health: 'degraded', environment: 'prod' }),
  cluster('ending', { phase: 'ending', owner: 'group:default/team-Data' }),
  cluster('extended', { phase: 'extended', version: '1.33' }),
];
const select = (query: object) =>
  selectClusters([...fleet], clusterQuerySchema.parse(query)).map(c => c.name);

describe('selectClusters', () => {
  it('puts first what needs attention', () => {
    expect(select({})).toEqual([
      'ended',
      'extended',
      'ending',
      'sick',
      'behind',
      'fine',
    ]);
  });

  it.each([
    [{ environment: 'prod' }, ['sick']],
    [{ phase: ['ended', 'extended'] }, ['ended', 'extended']],
    [{ phase: ['ended', 'extended'], version: '1.33' }, ['extended']],
    [{ search: 'TEAM-data' }, ['ending']],
    [{ search: 'nothing like it' }, []],
    [
      { orderBy: 'version', order: 'desc', phase: ['ended', 'extended'] },
      ['extended', 'ended'],
    ],
  ])('%p', (query, names) => expect(select(query)).toEqual(names));
});

describe('pageOf', () => {
  it('gives every item exactly once over all pages', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 50 }),
        fc.integer({ min: 1, max: 12 }),
        (items, limit) => {
          const seen: number[] = [];
          let cursor: string | undefined;
          do {
            const page = pageOf(items, { limit, cursor });
            expect(page.totalItems).toBe(items.length);
            seen.push(...page.items);
            cursor = page.nextCursor;
          } while (cursor);
          expect(seen).toEqual(items);
        },
      ),
    );
  });

  it('refuses a cursor of somebody else', () => {
    expect(() => pageOf([1], { limit: 1, cursor: 'garbage' })).toThrow(
      'cursor is not one that this backend gave',
    );
  });
});
