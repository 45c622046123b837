import {
  cluster,
  neighbour,
} from '../../../fleet/drift/__testUtils__/situation';
import { refusalOf } from './refusals';

/** The branch says a release of 1.35 for a node group of 1.34. */
const refused = (own: string, others: Record<string, string>) =>
  refusalOf(
    {
      aspect: 'release-version',
      state: 'differs',
      subject: 'qa-eks1-standard',
      declared: '1.35.5-20261119',
      live: '1.34.8-20261119',
    },
    {
      record: neighbour('qa-eks1', own, '1.34'),
      declared: cluster,
      sharing: Object.entries(others).map(([name, version]) =>
        neighbour(name, version),
      ),
      branch: 'main',
    },
  );

const said =
  'main says release 1.35.5-20261119 for qa-eks1-standard, which runs Kubernetes 1.34, and AWS accepts no release of another minor.';
const shared = 'qa-eks2 shares the value, so main cannot say 1.34.8-20261119';
const own = 'give each cluster an eks_config of its own.';

describe('a release of another minor than its node group', () => {
  it.each([
    [
      'of a cluster alone',
      '1.35',
      {},
      'Set the release to 1.34.8-20261119 on main first, or replace the node group with a new one.',
    ],
    [
      'of a cluster that lags behind the one that shares the value',
      '1.34',
      { 'qa-eks2': '1.35' },
      `${shared}, and no release fits both versions: qa-eks1 runs 1.34 and qa-eks2 runs 1.35. Upgrade qa-eks1 from 1.34 to 1.35 in AWS by hand first. Or ${own}`,
    ],
    [
      'of a cluster that is ahead of it',
      '1.36',
      { 'qa-eks2': '1.35' },
      `${shared}, and no release fits both versions: qa-eks1 runs 1.36 and qa-eks2 runs 1.35. Upgrade qa-eks2 from 1.35 to 1.36 in AWS by hand first. Or ${own}`,
    ],
    [
      'that lags behind clusters of one version',
      '1.35',
      { 'qa-eks2': '1.35' },
      `${shared}. Update qa-eks1-standard to 1.35.5-20261119 in AWS by hand first, or ${own}`,
    ],
    [
      'of clusters whose version it does not fit',
      '1.36',
      { 'qa-eks2': '1.36' },
      `${shared}. Set a release on main that fits all of them, or ${own}`,
    ],
  ])('%s', (_what, version, others, advice) => {
    expect(refused(version, others)).toBe(`${said} ${advice}`);
  });
});
