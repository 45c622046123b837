import { renderTestApp } from '@backstage/frontend-test-utils';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Node, Problem } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../../index';
import { stoppedAtNow } from '../../testing/clock';
import { aNode } from '../../testing/clusterParts';
import { aClusterDetail, minutesAgo } from '../../testing/clusters';
import {
  Answers,
  createFleetBackend,
  Refusal,
} from '../../testing/fleetBackend';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1/nodes';

const nodes: Node[] = [
  aNode({ name: 'node-ready' }),
  aNode({ name: 'node-cordoned', state: 'cordoned', zone: 'eu-west-1b' }),
  aNode({
    name: 'node-lost',
    state: 'not-ready',
    nodeGroup: undefined,
    zone: undefined,
    pods: {},
    conditions: [
      {
        type: 'Ready',
        status: 'Unknown',
        message: 'Kubelet stopped posting node status.',
        since: minutesAgo(30),
      },
      {
        type: 'DiskPressure',
        status: 'True',
        reason: 'KubeletHasDiskPressure',
      },
      { type: 'PIDPressure', status: 'False' },
    ],
  }),
];

function open(path: string, answers: Answers = {}, podsProblem?: Problem) {
  const backend = createFleetBackend({
    getCluster: () => aClusterDetail({ owner: undefined }),
    listNodes: ({ query }) => {
      const items = nodes.filter(
        node => !query.nodeGroup || node.nodeGroup === query.nodeGroup,
      );
      return {
        items,
        totalItems: items.length,
        readAt: minutesAgo(0),
        ...(podsProblem && { podsProblem }),
      };
    },
    ...answers,
  });
  const view = renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    apis: [...backend.apis],
  });
  return { backend, view };
}

const shownNames = () =>
  within(screen.getByRole('table', { name: 'Nodes' }))
    .getAllByRole('rowheader')
    .map(cell => cell.textContent);

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('NodesTab', () => {
  it('shows each node as a square and as a row, the worst first', async () => {
    const { view } = open(PATH);
    const grid = await screen.findByRole('region', {
      name: 'Nodes by node group and zone',
    });
    const zone = within(grid).getByRole('list', {
      name: 'standard-1, eu-west-1a',
    });
    expect(
      within(zone).getByRole('img', {
        name: 'node-ready: Ready, 12 / 29 pods, 5 d old',
      }),
    ).toBeVisible();
    expect(
      within(grid).getByRole('list', {
        name: 'Without a managed node group, Zone not known',
      }),
    ).toBeVisible();

    expect(shownNames()).toEqual(['node-lost', 'node-cordoned', 'node-ready']);
    const lost = screen.getByRole('row', { name: /node-lost/ });
    expect(lost).toHaveTextContent('Not ready');
    expect(lost).toHaveTextContent(
      'Ready is Unknown for 30 minKubelet stopped posting node status.',
    );
    expect(lost).toHaveTextContent('DiskPressure is True');
    expect(lost).not.toHaveTextContent('PIDPressure');
    expect(screen.getByText('Live')).toBeVisible();

    await userEvent.click(
      screen.getByRole('button', { name: 'Details of node-ready' }),
    );
    expect(screen.getByRole('button', { name: 'Copy i-0aaa' })).toBeVisible();
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('leads through the squares of a list by the arrow keys', async () => {
    open(PATH, {
      listNodes: () => ({
        items: [aNode({ name: 'node-1' }), aNode({ name: 'node-2' })],
        totalItems: 2,
        readAt: minutesAgo(0),
      }),
    });
    const first = await screen.findByRole('img', { name: /^node-1/ });
    const second = screen.getByRole('img', { name: /^node-2/ });
    expect(first).toHaveAttribute('tabindex', '0');
    expect(second).toHaveAttribute('tabindex', '-1');
    act(() => first.focus());
    expect(await screen.findByRole('tooltip')).toHaveTextContent(/^node-1/);
    await userEvent.keyboard('{ArrowRight}');
    expect(second).toHaveFocus();
    expect(await screen.findByRole('tooltip')).toHaveTextContent(/^node-2/);
    await userEvent.keyboard('{Home}');
    expect(first).toHaveFocus();
  });

  it('shows the nodes of one node group, and all again', async () => {
    open(`${PATH}?nodeGroup=standard-1`);
    expect(await screen.findByText('Node group: standard-1')).toBeVisible();
    await screen.findByRole('table', { name: 'Nodes' });
    expect(shownNames()).toEqual(['node-cordoned', 'node-ready']);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all nodes' }),
    );
    expect(await screen.findByText('3 nodes')).toBeVisible();
  });

  it('explains an empty node group and an empty cluster', async () => {
    const { view } = open(`${PATH}?nodeGroup=gone`);
    expect(
      await screen.findByText('Node group gone has no nodes'),
    ).toBeVisible();
    view.unmount();
    open(PATH, {
      listNodes: () => ({ items: [], totalItems: 0, readAt: minutesAgo(0) }),
    });
    expect(await screen.findByText('The cluster has no nodes')).toBeVisible();
  });

  it.each([
    [
      503,
      'The API server does not take connections.',
      'The nodes could not be read',
      /come from AWS and stay correct/,
    ],
    [
      403,
      'The portal may not list nodes in dev-eks1.',
      'The nodes could not be read',
      /come from AWS and stay correct/,
    ],
    [
      403,
      'This needs the permission eks.cluster.read.',
      'You may not see this',
      /eks\.cluster\.read is missing/,
    ],
    [
      500,
      'The disk is full.',
      'The nodes could not be loaded',
      /^Try again\. If/,
    ],
  ])('tells a %s answer once: %s', async (status, message, title, todo) => {
    const { backend } = open(PATH, {
      listNodes: () => {
        throw new Refusal(status, 'SomeError', message);
      },
    });
    expect(await screen.findByText(title)).toBeVisible();
    // The permission stands in the sentence that says what to do.
    const whys = /^This needs/.test(message) ? 0 : 1;
    expect(screen.queryAllByText(`Why: ${message}`)).toHaveLength(whys);
    expect(screen.getByText(todo)).toBeVisible();
    expect(backend.calls.filter(name => name === 'listNodes')).toHaveLength(1);
    expect(screen.getByRole('tab', { name: 'Overview' })).toBeVisible();
  });

  it('says that pods could not be counted while the nodes are shown', async () => {
    open(
      PATH,
      {},
      { kind: 'access-denied', message: 'Listing pods is not allowed.' },
    );
    expect(
      await screen.findByText(
        'Pods could not be counted. Listing pods is not allowed.',
      ),
    ).toBeVisible();
    expect(shownNames()).toHaveLength(3);
  });
});
