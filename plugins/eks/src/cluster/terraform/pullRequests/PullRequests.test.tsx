import { renderTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ChangeRecord,
  EndpointName,
  Problem,
} from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import { CHANGES_INTERVAL_MS } from '../../../api/terraformQueries';
import eksPlugin from '../../../index';
import { stoppedAtNow } from '../../../testing/clock';
import { onePage } from '../../../testing/clusterParts';
import { aClusterDetail, minutesAgo } from '../../../testing/clusters';
import { createFleetBackend } from '../../../testing/fleetBackend';
import { aChange, aDrift, aPullRequest } from '../../../testing/terraform';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1/terraform';

function open(changes: () => ChangeRecord[], problems: Problem[] = []) {
  const queries: unknown[] = [];
  const backend = createFleetBackend({
    getCluster: () =>
      aClusterDetail({
        owner: undefined,
        drift: { state: 'in-step', differences: 0 },
      }),
    getDrift: () => aDrift(),
    listChanges: ({ query }) => {
      queries.push(query);
      return { ...onePage(changes()), problems };
    },
  });
  const view = renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [PATH],
    apis: [...backend.apis],
  });
  const asked = (name: EndpointName = 'listChanges') =>
    backend.calls.filter(call => call === name).length;
  return { asked, queries, view };
}

/** A change of its own, whose pull request is changed as asked. */
function numbered(
  number: number,
  changes: Partial<ChangeRecord> = {},
  pullRequest: Partial<ChangeRecord['pullRequest']> = {},
): ChangeRecord {
  return aChange({
    changeId: `0123456789abcde${number % 10}${number}`,
    pullRequest: aPullRequest({ number, title: 'A title', ...pullRequest }),
    ...changes,
  });
}

const find = async (name: RegExp) => {
  const link = await screen.findByRole('link', { name });
  return link.closest('li')!;
};

describe('pull requests', () => {
  beforeEach(() => jest.useFakeTimers(stoppedAtNow));
  afterEach(() => jest.useRealTimers());

  it('say where each stands and what is next, those under way first', async () => {
    const { view, queries } = open(() => [
      numbered(1, { state: 'applied' }, { state: 'merged' }),
      numbered(
        2,
        { state: 'closed', createdAt: minutesAgo(5) },
        { state: 'closed', closedBy: 'ada' },
      ),
      numbered(3, { state: 'merged' }, { state: 'merged' }),
      numbered(4, {}, { mergeability: 'conflicting' }),
      numbered(
        5,
        { createdAt: minutesAgo(2) },
        {
          mergeability: 'blocked',
          checks: {
            state: 'failure',
            items: [
              { name: 'plan (aws-eks, dev)', state: 'failure' },
              { name: 'lint', state: 'neutral' },
              { name: 'policy', state: 'pending' },
            ],
          },
        },
      ),
      numbered(
        6,
        { createdAt: minutesAgo(1) },
        { draft: true, checks: { state: 'none', items: [] } },
      ),
    ]);
    const list = await screen.findByRole('region', { name: 'Pull requests' });
    await within(list).findByRole('link', { name: /^#6/ });
    expect(queries[0]).toMatchObject({
      accountId: '111111111111',
      region: 'eu-west-1',
      clusterName: 'dev-eks1',
    });
    expect(
      within(list)
        .getAllByRole('link', { name: /^#\d/ })
        .map(link => link.textContent?.slice(0, 2)),
    ).toEqual(['#6', '#5', '#3', '#4', '#2', '#1']);

    const draft = await find(/^#6/);
    expect(draft).toHaveTextContent('Open, draft');
    expect(draft).toHaveTextContent('No check has reported yet.');
    const failing = await find(/^#5/);
    expect(failing).toHaveTextContent('A check failed. See what it says');
    expect(failing).toHaveTextContent('Blocked by a rule');
    expect(failing).toHaveTextContent(
      'Failedplan (aws-eks, dev)NeutrallintRunningpolicy',
    );
    const merged = await find(/^#3/);
    expect(merged).toHaveTextContent('Merged, waiting for AWS');
    const conflicting = await find(/^#4/);
    expect(conflicting).toHaveTextContent(
      'It conflicts with main. Resolve the conflict',
    );
    expect(await find(/^#2/)).toHaveTextContent(
      /^Closed by ada.*ada closed it without merging\. Nothing changed\./,
    );
    expect(await find(/^#1/)).toHaveTextContent(/^Applied.*AWS has it\./);

    await userEvent.click(
      within(merged).getByRole('button', {
        name: 'Show the commands that apply #3',
      }),
    );
    expect(
      within(merged).getByRole('button', {
        name: 'Copy make apply ENV=dev DIR=aws-eks',
      }),
    ).toBeVisible();
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('say that applying failed, and never that it will happen by itself', async () => {
    const long = `Error: deleting the node group: ${'AccessDenied '.repeat(30)}end`;
    const { view } = open(() => [
      numbered(
        3,
        { state: 'merged' },
        {
          state: 'merged',
          checks: {
            state: 'failure',
            items: [
              { name: 'plan (aws-eks, prod)', state: 'success' },
              {
                name: 'apply (aws-eks, prod)',
                state: 'failure',
                description: long,
                url: 'https://github.com/acme/xkf/runs/9',
              },
            ],
          },
        },
      ),
      // Merged over a plan that failed; what applies it has only begun.
      numbered(
        5,
        { state: 'merged', createdAt: minutesAgo(30) },
        {
          state: 'merged',
          checks: {
            state: 'failure',
            items: [
              { name: 'plan (aws-eks, dev)', state: 'failure' },
              { name: 'apply (aws-eks, dev)', state: 'pending' },
            ],
          },
        },
      ),
      numbered(
        6,
        { state: 'applied' },
        {
          state: 'merged',
          checks: {
            state: 'failure',
            items: [{ name: 'apply (aws-eks, dev)', state: 'failure' }],
          },
        },
      ),
      numbered(
        4,
        { createdAt: minutesAgo(20) },
        {
          checks: {
            state: 'failure',
            items: [
              { name: 'plan (aws-eks, dev)', state: 'failure' },
              { name: 'policy', state: 'failure' },
            ],
          },
        },
      ),
    ]);
    expect(await find(/^#5/)).toHaveTextContent(/^Merged, waiting for AWS/);
    expect(await find(/^#6/)).toHaveTextContent(
      'AWS has it, but apply (aws-eks, dev) failed over something else.',
    );
    const failed = await find(/^#3/);
    expect(failed).toHaveTextContent(
      /^Merged, but apply \(aws-eks, prod\) failed/,
    );
    expect(failed).toHaveTextContent(
      'Read the run, mend the cause, then apply again.',
    );
    expect(failed).not.toHaveTextContent(/waiting for AWS|pipeline/);
    for (const link of within(failed).getAllByRole('link', {
      name: /apply \(aws-eks, prod\)/,
    })) {
      expect(link).toHaveAttribute(
        'href',
        'https://github.com/acme/xkf/runs/9',
      );
    }
    expect(failed).not.toHaveTextContent('AccessDenied end');
    await userEvent.click(
      within(failed).getByRole('button', {
        name: 'Show all of what apply (aws-eks, prod) says',
      }),
    );
    expect(failed).toHaveTextContent('AccessDenied end');
    expect(await find(/^#4/)).toHaveTextContent(
      'Can be merged, but 2 checks failed',
    );
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('say that nothing is to apply where AWS had it before', async () => {
    const [command] = aChange().commands;
    open(() => [
      numbered(
        3,
        { state: 'merged', commands: [{ ...command, opaScore: 0 }] },
        { state: 'merged' },
      ),
    ]);
    const merged = await find(/^#3/);
    expect(merged).toHaveTextContent(
      /^Merged#3.*The file has it, and AWS had it before\./,
    );
    expect(merged).not.toHaveTextContent('waiting for AWS');
  });

  it('show ten at once, and those that could not be read again', async () => {
    open(
      () =>
        Array.from({ length: 12 }, (_, index) =>
          numbered(10 + index, { state: 'applied' }, { state: 'merged' }),
        ),
      [{ kind: 'throttled', message: 'github.com: try again later.' }],
    );
    expect(
      await screen.findByText('github.com: try again later.'),
    ).toBeVisible();
    expect(screen.getAllByRole('link', { name: /^#\d/ })).toHaveLength(10);
    await userEvent.click(screen.getByRole('button', { name: 'Show 2 older' }));
    expect(screen.getAllByRole('link', { name: /^#\d/ })).toHaveLength(12);
  });
});

it('are asked for while one is under way, and no longer', async () => {
  jest.useFakeTimers({ advanceTimers: true });
  let state: ChangeRecord['state'] = 'open';
  const { asked, view } = open(() => [aChange({ state })]);
  await screen.findByText('Open');
  expect(asked()).toBe(1);
  expect(asked('getDrift')).toBe(1);
  state = 'merged';
  await act(() => jest.advanceTimersByTimeAsync(CHANGES_INTERVAL_MS));
  expect(await screen.findByText('Merged, waiting for AWS')).toBeVisible();
  expect(asked()).toBe(2);
  // The comparison is not what it was, and its own turn would come later.
  await waitFor(() => expect(asked('getDrift')).toBe(2));
  state = 'applied';
  await act(() => jest.advanceTimersByTimeAsync(CHANGES_INTERVAL_MS));
  expect(await screen.findByText('Applied')).toBeVisible();
  await act(() => jest.advanceTimersByTimeAsync(4 * CHANGES_INTERVAL_MS));
  expect(asked()).toBe(3);
  view.unmount();
  jest.useRealTimers();
});
