import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import {
  aNodeGroup,
  anAddon,
  anUpdate,
  onePage,
} from '../testing/clusterParts';
import { aClusterDetail, minutesAgo } from '../testing/clusters';
import { Answers, createFleetBackend, Refusal } from '../testing/fleetBackend';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1';

function open(path: string, answers: Answers) {
  const backend = createFleetBackend({
    getCluster: () => aClusterDetail({ owner: undefined }),
    ...answers,
  });
  return renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    apis: [...backend.apis],
  });
}

const fact = (label: string) => {
  const term = screen.getByText(label, { selector: 'dt' });
  return term.nextElementSibling;
};

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('the lists of a cluster', () => {
  it('shows node groups with their state, and details on request', async () => {
    const nodeGroups = [
      aNodeGroup({ name: 'ok' }),
      aNodeGroup({
        name: 'late',
        state: 'behind',
        releaseVersion: '1.35.1-20261010',
        image: {
          state: 'behind',
          newest: {
            releaseVersion: '1.35.2-20261110',
            releasedAt: '2026-11-10T00:00:00.000Z',
          },
          releasesBehind: 3,
          daysBehind: 31,
        },
      }),
      aNodeGroup({
        name: 'own-image',
        state: 'custom',
        releaseVersion: 'ami-0abc',
        image: { state: 'custom' },
        instanceTypes: undefined,
      }),
      aNodeGroup({
        name: 'unread',
        state: 'unknown',
        image: { state: 'unknown', cause: 'ssm:GetParameter is not allowed.' },
      }),
      aNodeGroup({
        name: 'sick',
        state: 'degraded',
        healthIssues: [
          {
            code: 'AccessDenied',
            message: 'denied',
            words: 'The node role lost its rights.',
            resourceIds: [],
          },
        ],
      }),
    ];
    const view = open(`${PATH}/node-groups`, {
      listNodeGroups: () => onePage(nodeGroups),
    });
    const table = await screen.findByRole('table', { name: 'Node groups' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(
      rows.map(row => within(row).getByRole('rowheader').textContent),
    ).toEqual(['sick', 'late', 'unread', 'own-image', 'ok']);
    expect(rows[1]).toHaveTextContent('3 releases behind (31 d)');
    expect(rows[1]).toHaveTextContent('1.35.2-20261110released 14 days ago');
    expect(rows[2]).toHaveTextContent(
      'Not known: ssm:GetParameter is not allowed.',
    );
    expect(rows[3]).toHaveTextContent('Custom image');
    expect(rows[3]).toHaveTextContent('By launch template');
    expect(rows[4]).toHaveTextContent('1 / 3 / 6');

    await userEvent.click(within(rows[0]).getByText('1 / 3 / 6'));
    expect(
      await screen.findByText('The node role lost its rights.'),
    ).toBeVisible();
    expect(fact('AWS status')).toHaveTextContent('Active');
    expect(fact('Capacity type')).toHaveTextContent('On-Demand');
    expect(fact('Taints')).toHaveTextContent('dedicated=gpu:NoSchedule');
    expect(fact('Launch template')).toHaveTextContent('standard, version 3');
    expect(screen.getByRole('link', { name: 'Nodes of sick' })).toHaveAttribute(
      'href',
      `${PATH}/nodes?nodeGroup=sick`,
    );
    expect((await axe(view.container)).violations).toEqual([]);

    await userEvent.click(
      screen.getByRole('button', { name: 'Details of sick' }),
    );
    expect(screen.queryByText('The node role lost its rights.')).toBeNull();
  });

  it('opens the rows that the address names', async () => {
    open(`${PATH}/node-groups?open=second`, {
      listNodeGroups: () =>
        onePage([
          aNodeGroup({ name: 'first' }),
          aNodeGroup({ name: 'second', status: 'CREATE_FAILED' }),
        ]),
    });
    expect(
      await screen.findByRole('button', { name: 'Details of second' }),
    ).toHaveAttribute('aria-expanded', 'true');
    expect(fact('AWS status')).toHaveTextContent('Creating it failed');
    expect(
      screen.getByRole('button', { name: 'Details of first' }),
    ).toHaveAttribute('aria-expanded', 'false');
  });

  it.each([
    ['node-groups', 'Whether there are node groups is not known.'],
    ['addons', 'Whether there are add-ons is not known.'],
    ['updates', 'Whether there were updates is not known.'],
  ])('does not take refused %s for none', async (tab, words) => {
    const problem = { kind: 'access-denied', message: 'AWS refuses.' } as const;
    const part = tab === 'addons' ? 'addons' : 'node-groups';
    const parts = { ...onePage([]), problems: [{ part, problem } as const] };
    open(`${PATH}/${tab}`, {
      listNodeGroups: () => parts,
      listAddons: () => parts,
      listUpdates: () => ({ ...onePage([]), problems: [problem] }),
    });
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByText(/AWS refuses\./)).toBeVisible();
    expect(screen.queryByText(/^No |A part of the history/)).toBeNull();
  });

  it('shows add-ons, the ones that need attention first', async () => {
    const view = open(`${PATH}/addons`, {
      listAddons: () =>
        onePage([
          anAddon(),
          anAddon({
            name: 'vpc-cni',
            state: 'behind',
            newestCompatible: 'v1.21.0-eksbuild.1',
          }),
        ]),
    });
    const table = await screen.findByRole('table', { name: 'Add-ons' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows[0]).toHaveTextContent('vpc-cniBehind');
    expect(rows[0]).toHaveTextContent('v1.21.0-eksbuild.1');
    expect(rows[1]).toHaveTextContent('corednsCurrent');
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('shows updates newest first, in words, and what was left out', async () => {
    const view = open(`${PATH}/updates`, {
      listUpdates: () => ({
        ...onePage([
          anUpdate({ id: 'old' }),
          anUpdate({
            id: 'new',
            scope: 'node-group',
            target: 'standard-1',
            status: 'Failed',
            createdAt: minutesAgo(5),
            errors: [
              {
                code: 'PodEvictionFailure',
                message: 'max retries',
                words: 'Pods could not be evicted.',
                resourceIds: [],
              },
            ],
          }),
          anUpdate({
            id: 'newer-type',
            type: 'TomorrowUpdate',
            status: 'Odd',
            params: [
              {
                type: 'PublicAccessCidrs',
                value: '["203.0.113.0/24","198.51.100.0/24"]',
              },
              { type: 'ResolveConflicts', value: 'OVERWRITE' },
              { type: 'TomorrowParam', value: '{"deep":[{"a":1}]}' },
            ],
          }),
        ]),
        problems: [
          { kind: 'throttled', message: 'eks:DescribeUpdate was throttled.' },
        ],
        omitted: 2,
      }),
    });
    const table = await screen.findByRole('table', { name: 'Updates' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows[0]).toHaveTextContent(
      '5 minutes agoVersion or release of the nodesNode group standard-1FailedPods could not be evicted.Kubernetes version: 1.35',
    );
    expect(rows[1]).toHaveTextContent(
      'TomorrowUpdateClusterOddPublic from: 203.0.113.0/24, 198.51.100.0/24Settings changed by others: overwrittenTomorrowParam: {"deep":[{"a":1}]}',
    );
    expect(rows[2]).toHaveTextContent('Kubernetes versionClusterSucceeded');
    expect(
      screen.getByText(
        '2 older updates were left unread, since there are many.',
      ),
    ).toBeVisible();
    expect(screen.getByText('eks:DescribeUpdate was throttled.')).toBeVisible();
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('keeps an old answer under a notice when a newer one fails', async () => {
    let broken = false;
    open(`${PATH}/addons`, {
      listAddons: () => {
        if (broken) throw new Refusal(500, 'Error', 'The disk is full.');
        return onePage([anAddon()]);
      },
      refreshCluster: () => aClusterDetail(),
    });
    await screen.findByText('coredns');
    broken = true;
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('Why: The disk is full.')).toBeVisible();
    expect(screen.getByText('coredns')).toBeVisible();
  });
});
