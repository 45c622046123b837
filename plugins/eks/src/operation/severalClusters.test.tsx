import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clusterTarget, Operation } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { aNodeGroup, onePage } from '../testing/clusterParts';
import { aClusterDetail } from '../testing/clusters';
import { Answers, createFleetBackend } from '../testing/fleetBackend';
import {
  aDrainNode,
  aDrainPreview,
  anOperation,
  aPlan,
  aSummary,
  OPERATION_ID,
  rotationOptions,
} from '../testing/operations';
import { aDrift } from '../testing/terraform';

const CLUSTERS = '/eks/clusters/111111111111/eu-west-1';
const why =
  'dev-eks1 and dev-eks2 are described by the same value in Terraform, so each of them gets the new nodes, and the old nodes of each are drained and removed.';
const alsoTargets: Operation['alsoTargets'] = [
  clusterTarget({
    accountId: '111111111111',
    region: 'eu-west-1',
    clusterName: 'dev-eks2',
  }),
];

function open(path: string, answers: Answers) {
  const backend = createFleetBackend({
    getCluster: () => aClusterDetail(),
    getDrift: () => aDrift([]),
    ...answers,
  });
  return renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    apis: [...backend.apis],
  });
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('an operation on several clusters', () => {
  it('is said to be one in the wizard, with the cluster of each node', async () => {
    const { nodes, pods, budgets, blockers, readAt } = aDrainPreview();
    const [pod] = pods;
    const inBoth = <T extends object>(part: T) => [
      { ...part, cluster: 'dev-eks1' },
      { ...part, cluster: 'dev-eks2' },
    ];
    const view = open(`${CLUSTERS}/dev-eks1/rotate`, {
      getRotationOptions: () =>
        rotationOptions({
          sharedWith: ['dev-eks2', 'dev-eks3'],
          alsoClusters: ['dev-eks2'],
        }),
      listNodeGroups: () =>
        onePage([aNodeGroup({ name: 'dev-eks1-standard' })]),
      planOperation: ({ body }) =>
        aPlan({
          input: body.operation,
          alsoTargets,
          findings: [
            {
              code: 'drain',
              cluster: 'dev-eks2',
              state: 'recommended',
              title: 'Pods on the old nodes',
              message: 'A budget allows nothing now.',
            },
          ],
          drain: {
            nodes: inBoth(aDrainNode({ ...nodes[0], name: 'ip-10-0-0-1' })),
            pods: [
              {
                ...pod,
                cluster: 'dev-eks2',
                node: 'ip-10-0-0-1',
                namespace: 'pay',
                name: 'only-in-two',
              },
            ],
            budgets: inBoth(budgets[0]),
            blockers: inBoth(blockers[0]),
            readAt,
          },
        }),
    });
    expect(await screen.findByText(why)).toBeVisible();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Rotate standard' }),
    );
    await press('Check');

    expect(
      await screen.findByText('dev-eks2: Pods on the old nodes'),
    ).toBeVisible();
    const table = screen.getByRole('table', { name: 'Nodes in their order' });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      expect.stringContaining('dev-eks1'),
      expect.stringContaining('dev-eks2'),
    ]);
    const [, row] = within(table).getAllByRole('row', { name: /ip-10-0-0-1/ });
    await userEvent.click(within(row).getByRole('button'));
    expect(await screen.findAllByText(/pay\/only-in-two/)).toHaveLength(1);
    expect((await axe(view.container)).violations).toEqual([]);

    await press('Preview');
    // What was chosen stays in the page, out of sight.
    const [, shown] = await screen.findAllByText(why);
    expect(shown).toBeVisible();
    await press('Confirm');
    expect(
      await screen.findByText('dev-eks1 and dev-eks2; 111111111111, eu-west-1'),
    ).toBeVisible();
  });

  it('leads to each of them from its page', async () => {
    open(`/eks/operations/${OPERATION_ID}`, {
      getOperation: () => anOperation({ alsoTargets }),
      listOperationEvents: () => ({ items: [], totalItems: 0 }),
    });
    await screen.findByRole('heading', { level: 2, name: /dev-eks1/ });
    for (const name of ['dev-eks1', 'dev-eks2']) {
      for (const link of screen.getAllByRole('link', { name })) {
        expect(link).toHaveAttribute('href', `${CLUSTERS}/${name}/operations`);
      }
    }
    expect(screen.getAllByRole('link', { name: 'dev-eks2' })).toHaveLength(2);
  });

  it('is found in the list by each of them', async () => {
    open('/eks/operations?cluster=dev-eks2', {
      listOperations: () => onePage([aSummary({ alsoTargets })]),
    });
    const row = await screen.findByRole('row', { name: /Upgrade dev-eks1/ });
    expect(row).toHaveTextContent('dev-eks1 and dev-eks2');
  });
});
