import { ClusterUpdate } from '@xkf/backstage-plugin-eks-common';
import { rollbackWindow } from './rollbackWindow';

const now = new Date('2026-11-24T12:00:00Z');

const update = (
  version: string,
  createdAt: string,
  more: Partial<ClusterUpdate> = {},
): ClusterUpdate => ({
  id: createdAt,
  scope: 'cluster',
  type: 'VersionUpdate',
  status: 'Successful',
  createdAt,
  params: [{ type: 'Version', value: version }],
  errors: [],
  ...more,
});
const recent = update('1.36', '2026-11-20T09:00:00Z');
const ask = (
  updates: ClusterUpdate[],
  nodeGroups?: { name: string; version?: string }[],
) => rollbackWindow({ version: '1.36', updates, nodeGroups, now });

describe('the rollback window', () => {
  it('ends seven days after the upgrade', () => {
    expect(ask([update('1.35', '2026-02-01T00:00:00Z'), recent], [])).toEqual({
      to: '1.35',
      until: '2026-11-27T09:00:00.000Z',
      nodeGroupsMoved: [],
      message: expect.stringContaining('Rotating a node group to 1.36'),
    });
  });

  it('names the node groups that must go back first', () => {
    const window = ask(
      [recent],
      [
        { name: 'old', version: '1.35' },
        { name: 'new', version: '1.36' },
      ],
    );
    expect(window?.nodeGroupsMoved).toEqual(['new']);
    expect(window?.message).toContain('new runs 1.36 already');
  });

  it.each([
    ['it is over', [update('1.36', '2026-11-17T11:59:00Z')]],
    ['the cluster was made at this version', []],
    ['the upgrade failed', [update('1.36', recent.id, { status: 'Failed' })]],
    [
      'it was used',
      [
        recent,
        update('1.35', '2026-11-21T09:00:00Z', { type: 'VersionRollback' }),
      ],
    ],
    ['the version is another one', [update('1.35', '2026-11-20T09:00:00Z')]],
  ])('does not exist when %s', (_what, updates) => {
    expect(ask(updates)).toBeUndefined();
  });

  it('counts what other updates did for nothing', () => {
    const other = update('', '2026-11-23T09:00:00Z', {
      type: 'LoggingUpdate',
      params: [],
    });
    expect(ask([other, recent])?.to).toBe('1.35');
  });
});
