import { TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { changeIdOf, nextChangeId } from './changeIds';

const place = {
  repositoryUrl: 'https://github.com/acme/xkf',
  baseBranch: 'main',
};
const change: TerraformChange = {
  kind: 'resize-node-group',
  accountId: '111111111111',
  region: 'eu-west-1',
  clusterName: 'dev-eks1',
  pool: 'standard',
  maxSize: 6,
};

describe('changeIdOf', () => {
  const id = changeIdOf(place, [change]);

  it('is the same for the same intent, however its keys are ordered', () => {
    const reordered = Object.fromEntries(
      Object.entries(change).reverse(),
    ) as TerraformChange;
    expect(changeIdOf({ ...place }, [reordered])).toBe(id);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    ['another value', place, [{ ...change, maxSize: 7 }]],
    ['a second change', place, [change, { ...change, pool: 'memory' }]],
    ['another branch', { ...place, baseBranch: 'next' }, [change]],
    [
      'another repository',
      { ...place, repositoryUrl: 'https://x/y' },
      [change],
    ],
  ])('is another one for %s', (_what, where, changes) => {
    expect(changeIdOf(where, changes as TerraformChange[])).not.toBe(id);
  });

  it('goes on after a pull request has ended', () => {
    const next = nextChangeId(id, 12);
    expect(next).not.toBe(id);
    expect(next).toBe(nextChangeId(id, 12));
    expect(nextChangeId(id, 13)).not.toBe(next);
  });
});
