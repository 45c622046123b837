import { ClusterRecord } from '../../fleet/store/FleetStore';
import { sharedFindings } from './sharedClusters';

const input = {
  kind: 'upgrade' as const,
  accountId: '333333333333',
  region: 'eu-west-1',
  clusterName: 'prod-eks1',
  version: '1.35',
  way: 'aws-first' as const,
  from: '1.34',
};
const other = (version: string) =>
  ({
    name: 'prod-eks2',
    snapshot: { facts: { version } },
    // Only what is looked at.
  }) as ClusterRecord;
const judge = (clusters: string[], others: ClusterRecord[]) =>
  sharedFindings(input, { clusters }, others);

describe('clusters that share the file', () => {
  it.each([
    [
      'one minor below',
      '1.34',
      'recommended',
      ['prod-eks2'],
      'upgrades prod-eks2 to 1.35 as well',
    ],
    ['there already', '1.35', 'passed', [], 'runs 1.35 already'],
    ['two minors below', '1.33', 'required', [], 'prod-eks2 runs 1.33'],
    ['above', '1.36', 'required', [], 'EKS does not go down to 1.35'],
  ])('%s', (_what, version, state, alsoUpgraded, words) => {
    const result = judge(['prod-eks1', 'prod-eks2'], [other(version)]);
    expect(result.alsoUpgraded).toEqual(alsoUpgraded);
    expect(result.findings).toEqual([
      expect.objectContaining({
        state,
        message: expect.stringContaining(words),
      }),
    ]);
  });

  it.each([
    [
      'lags behind',
      { version: '1.36', from: '1.35' },
      '1.32',
      'Upgrade prod-eks2 in AWS by hand first, one minor after another: to 1.33, 1.34 and 1.35. Or give each cluster a value of its own.',
    ],
    [
      'is ahead',
      { version: '1.33', from: '1.32' },
      '1.35',
      'Upgrade prod-eks1 in AWS by hand first, one minor after another: to 1.33 and 1.34. Here, take prod-eks1 to 1.35. Or give each cluster a value of its own.',
    ],
    [
      'is ahead by one minor',
      { version: '1.35', from: '1.35' },
      '1.36',
      'Here, take prod-eks1 to 1.36. Or give each cluster a value of its own.',
    ],
  ])('one that %s names the way', (_what, change, version, fix) => {
    const { findings } = sharedFindings(
      { ...input, ...change },
      { clusters: ['prod-eks1', 'prod-eks2'] },
      [other(version)],
    );
    expect(findings).toEqual([expect.objectContaining({ fix })]);
  });

  it('that AWS does not have change nothing', () => {
    const { findings } = judge(['prod-eks1', 'prod-eks2'], []);
    expect(findings).toEqual([expect.objectContaining({ state: 'passed' })]);
  });

  it('are not spoken of where there are none', () => {
    expect(judge(['prod-eks1'], [other('1.34')]).findings).toEqual([]);
  });
});
