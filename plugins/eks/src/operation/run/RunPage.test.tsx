import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Operation,
  OperationState,
  StepDetail,
} from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import { intervalOf } from '../../api/operationQueries';
import eksPlugin from '../../index';
import { stoppedAtNow } from '../../testing/clock';
import { minutesAgo } from '../../testing/clusters';
import {
  Answers,
  createFleetBackend,
  Refusal,
} from '../../testing/fleetBackend';
import {
  aDrain,
  aStep,
  anOperation,
  atStep,
  events,
  OPERATION_ID,
} from '../../testing/operations';
import { aPreview, aPullRequest } from '../../testing/terraform';

const PATH = `/eks/operations/${OPERATION_ID}`;

/** Signals that a test sends itself. */
function createSignals() {
  const listeners = new Set<(message: object) => void>();
  return {
    api: [
      signalApiRef,
      {
        subscribe(_: string, onMessage: (message: never) => void) {
          const listener = onMessage as (message: object) => void;
          listeners.add(listener);
          return { unsubscribe: () => listeners.delete(listener) };
        },
      },
    ] as const,
    send: (message: object) =>
      act(() => listeners.forEach(listener => listener(message))),
  };
}

function open(
  operation: () => Operation,
  answers: Answers = {},
  options: {
    path?: string;
    signals?: ReturnType<typeof createSignals>;
    denied?: boolean;
  } = {},
) {
  const backend = createFleetBackend({
    getOperation: operation,
    listOperationEvents: () => ({ items: events(2), totalItems: 2 }),
    ...answers,
  });
  const view = renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [options.path ?? PATH],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      ...backend.apis,
      mockApis.identity({ userEntityRef: 'user:default/bob' }),
      mockApis.permission({
        authorize: options.denied
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }),
      [catalogApiRef, catalogApiMock()] as const,
      ...(options.signals ? [options.signals.api] : []),
    ],
  });
  return { backend, view };
}

const detailOf = (title: string) =>
  screen.findByRole('region', { name: title });

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('RunPage', () => {
  it('shows steps with times, the current one in detail, events and the request', async () => {
    const { view } = open(() => anOperation());
    expect(
      await screen.findByRole('heading', { name: 'Upgrade dev-eks1 to 1.36' }),
    ).toBeVisible();
    const steps = screen.getByRole('list', { name: 'Steps' });
    expect(
      within(steps).getByRole('button', { name: /Check the cluster/ }),
    ).toHaveTextContent('SucceededTook 1 min · 13 minutes ago');
    const current = within(steps).getByRole('button', {
      name: /Follow the update/,
    });
    expect(current).toHaveAttribute('aria-pressed', 'true');
    expect(current).toHaveTextContent(
      'WaitingBegan 12 minutes ago · looks again in 20 s',
    );
    expect(
      screen.getByText('Running for 12 min; it usually takes 45 min.'),
    ).toBeVisible();
    expect(screen.getByText('Extended support is near')).toBeVisible();
    expect(screen.getByText('Step 2 of 3: Follow the update')).toBeVisible();
    const lines = within(
      await screen.findByRole('list', { name: 'What happened' }),
    ).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent('Line 2');
    expect(lines[1]).toHaveTextContent('Line 1');
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('shows another step on request, kept in the address', async () => {
    open(() => anOperation());
    await userEvent.click(
      await screen.findByRole('button', { name: /Make Terraform agree/ }),
    );
    expect(await screen.findByText('This step has not begun.')).toBeVisible();
    await detailOf('Make Terraform agree');
  });

  it.each<[OperationState, string, number | false]>([
    ['planned', 'Planned', 10_000],
    ['needs-approval', 'Needs approval', 10_000],
    ['running', 'Running', 2_000],
    ['waiting', 'Waiting for AWS', 10_000],
    ['blocked', 'Blocked', 10_000],
    ['paused', 'Paused', 10_000],
    ['cancelling', 'Cancelling', 2_000],
    ['succeeded', 'Succeeded', false],
    ['failed', 'Failed', false],
    ['cancelled', 'Cancelled', false],
  ])(
    'shows the state %s as icon and word, and asks as often as it is worth',
    async (state, word, interval) => {
      open(() => anOperation({ state }));
      const heading = await screen.findByRole('heading', { level: 2 });
      expect(heading.parentElement).toHaveTextContent(
        `Upgrade dev-eks1 to 1.36${word}`,
      );
      expect(intervalOf(state)).toBe(interval);
    },
  );

  const details: [string, StepDetail, (string | RegExp)[]][] = [
    [
      'preflight',
      {
        type: 'preflight',
        findings: [
          {
            code: 'subnets',
            state: 'required',
            title: 'Too few free addresses',
            message: 'subnet-1 has 2 free addresses.',
            fix: 'Add a subnet.',
          },
        ],
      },
      ['Required (1)', 'Too few free addresses', 'What to do: Add a subnet.'],
    ],
    [
      'pull-request',
      {
        type: 'pull-request',
        changeId: 'c1',
        repository: 'acme/xkf',
        title: 'Set 1.36',
        files: aPreview().files,
        pullRequest: aPullRequest(),
      },
      [/#12/, 'Can be merged', 'aws-eks/variables/dev.tfvars'],
    ],
    [
      'pull-request',
      {
        type: 'pull-request',
        changeId: 'c1',
        repository: 'acme/xkf',
        title: 'Set 1.36',
        files: [],
      },
      ['The pull request "Set 1.36" in acme/xkf is not open yet.'],
    ],
    [
      'node-groups',
      {
        type: 'node-groups',
        groups: [
          {
            name: 'dev-eks1-standard2',
            status: 'CREATING',
            nodes: { ready: 1, wanted: 3 },
            healthIssues: [],
          },
          {
            name: 'dev-eks1-old',
            status: 'absent',
            healthIssues: [],
          },
        ],
      },
      ['Being created · 1 of 3 nodes ready', 'EKS has no such node group'],
    ],
    [
      'node-groups',
      {
        type: 'node-groups',
        groups: [
          { name: 'dev-eks1-standard', status: 'ACTIVE', healthIssues: [] },
        ],
        awaited: {
          type: 'pull-request',
          changeId: 'c1',
          repository: 'acme/xkf',
          title: 'Remove standard',
          files: [],
          pullRequest: aPullRequest({
            state: 'merged',
            checks: {
              state: 'failure',
              items: [
                {
                  name: 'apply (aws-eks, dev)',
                  state: 'failure',
                  url: 'https://ci.example/runs/7',
                },
              ],
            },
          }),
          readAt: minutesAgo(2),
        },
      },
      [/^AWS does not have it: /, 'apply (aws-eks, dev)', /^2 min/],
    ],
    [
      'drain',
      { type: 'drain', progress: aDrain() },
      [
        /1 of 3 nodes done, 20 of 34 pods gone/,
        /Budget shop\/cart allows 0 more disruptions/,
        'shop/Deployment/web',
        '2 / 2',
      ],
    ],
    [
      'verification',
      {
        type: 'verification',
        sources: [
          { source: 'Terraform', value: '1.36', agrees: true },
          { source: 'API server', value: '1.35', agrees: false },
        ],
      },
      ['Agrees', 'Disagrees', 'API server'],
    ],
  ];

  it.each(details)('shows a step of type %s', async (_, detail, words) => {
    const { view } = open(() => atStep({ detail }));
    await screen.findByRole('heading', { level: 2 });
    for (const word of words) {
      expect(screen.getAllByText(word)[0]).toBeVisible();
    }
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('colours the nodes of a drain by state, and shows only budgets that hold it up', async () => {
    open(() => atStep({ detail: { type: 'drain', progress: aDrain() } }));
    expect(
      await screen.findByRole('img', {
        name: 'ip-10-0-0-2: Draining, 8 of 10 pods gone, 3 stay',
      }),
    ).toBeVisible();
    expect(
      screen.getByRole('img', { name: /ip-10-0-0-1: Drained/ }),
    ).toBeVisible();
    const budgets = screen.getByRole('table', { name: 'Disruption budgets' });
    expect(within(budgets).getAllByRole('row')).toHaveLength(2);
    expect(budgets).toHaveTextContent('shop/cart');
    expect(
      screen.getByRole('list', { name: 'Pods that cannot leave yet' }),
    ).toHaveTextContent('On ip-10-0-0-2, for 4 min · refused 9 times');
  });

  it('says how nodes are drained, also without a pause between them', async () => {
    const { accountId, region, clusterName } = anOperation().cluster;
    open(() =>
      anOperation({
        kind: 'rotation',
        input: {
          kind: 'rotation',
          accountId,
          region,
          clusterName,
          alsoClusters: [],
          groups: [
            {
              pool: 'standard',
              replacement: {
                name: 'standard2',
                releaseVersion: '1.35.5-20261126',
                instanceTypes: ['m6i.large'],
                minSize: 1,
                maxSize: 3,
                labels: {},
                taints: [],
              },
            },
          ],
          drain: {
            order: 'oldest',
            deleteEmptyDirData: true,
            evictBarePods: false,
            maxConcurrentEvictions: 10,
            pauseBetweenNodes: 0,
            blockedAfter: 900,
            healthAfter: 900,
          },
        },
      }),
    );
    expect(
      await screen.findByText(
        /^Oldest first; 0 s between nodes; asks when blocked for 15 min;/,
      ),
    ).toBeVisible();
  });

  it('offers the rotation of what is behind', async () => {
    open(() =>
      atStep({
        detail: {
          type: 'offer',
          nodeGroups: [
            { name: 'dev-eks1-standard', version: '1.35' },
            { name: 'dev-eks1-spot' },
          ],
        },
      }),
    );
    expect(
      await screen.findByRole('button', { name: 'Rotate dev-eks1-standard' }),
    ).toHaveAttribute(
      'href',
      '/eks/clusters/111111111111/eu-west-1/dev-eks1/rotate?nodeGroup=dev-eks1-standard',
    );
    expect(
      screen.getByRole('button', { name: 'Rotate all 2 node groups' }),
    ).toHaveAttribute('href', expect.stringMatching(/standard&nodeGroup=/));
  });

  it('lets a person decide where a step is blocked; what is dangerous is asked once more', async () => {
    const chosen: unknown[] = [];
    const blocked = atStep(
      {
        id: 'drain',
        title: 'Drain the old nodes',
        state: 'blocked',
        reason: 'shop/cart-1 cannot leave ip-10-0-0-2.',
        choices: [
          {
            id: 'wait',
            title: 'Keep waiting',
            description: 'It is tried again.',
            dangerous: false,
          },
          {
            id: 'skip',
            title: 'Skip node ip-10-0-0-2',
            description: 'Its pods stay where they are.',
            dangerous: true,
          },
        ],
      },
      { title: 'Rotate nodes of dev-eks1' },
    );
    open(() => blocked, {
      chooseForOperation: ({ body }) => {
        chosen.push(body);
        return { ...blocked, state: 'running', version: 8 };
      },
    });
    expect(
      await screen.findAllByText('shop/cart-1 cannot leave ip-10-0-0-2.'),
    ).not.toHaveLength(0);
    const skip = screen.getByRole('button', { name: 'Skip node ip-10-0-0-2' });
    expect(skip).toHaveAccessibleDescription('Its pods stay where they are.');
    await userEvent.click(skip);
    const dialog = await screen.findByRole('dialog', {
      name: 'Skip node ip-10-0-0-2',
    });
    expect(dialog).toHaveTextContent('Rotate nodes of dev-eks1');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Leave it as it is' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(chosen).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: 'Keep waiting' }));
    await waitFor(() =>
      expect(chosen).toEqual([
        { stepId: 'drain', choice: 'wait', title: 'Keep waiting' },
      ]),
    );
    expect(
      await screen.findByText(
        'Drain the old nodes: Running. shop/cart-1 cannot leave ip-10-0-0-2.',
      ),
    ).toBeInTheDocument();
  });

  it('pauses, and cancels only after a question', async () => {
    const { backend } = open(() => anOperation(), {
      pauseOperation: () => anOperation({ state: 'paused', version: 8 }),
      cancelOperation: () => anOperation({ state: 'cancelling', version: 9 }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(
      await screen.findByText(/^Follow the update: Paused\./),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(backend.calls).not.toContain('cancelOperation');
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Cancel',
      }),
    );
    await waitFor(() => expect(backend.calls).toContain('cancelOperation'));
  });

  it('says why a verb was refused', async () => {
    open(() => anOperation(), {
      pauseOperation: () => {
        throw new Refusal(
          403,
          'NotAllowedError',
          'This needs the permission eks.operation.operate.',
        );
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Nothing was done.*eks\.operation\.operate/,
    );
    expect(screen.getByRole('button', { name: 'Pause' })).toBeDisabled();
  });

  it('says beforehand that a person may not move the operation', async () => {
    const blocked = atStep({
      state: 'blocked',
      reason: 'It cannot go on.',
      choices: [
        {
          id: 'wait',
          title: 'Keep waiting',
          description: 'It is tried again.',
          dangerous: false,
        },
      ],
    });
    const { view } = open(() => blocked, {}, { denied: true });
    const why =
      'You may not do this: the permission eks.operation.operate is missing.';
    for (const name of ['Pause', 'Cancel', 'Keep waiting']) {
      const button = await screen.findByRole('button', { name });
      await waitFor(() => expect(button).toBeDisabled());
      expect(button).toHaveAccessibleDescription(expect.stringContaining(why));
    }
    // The keyboard reaches the reason too, though not the button.
    const around = screen.getByRole('button', { name: 'Pause' }).parentElement;
    act(() => around?.focus());
    expect(await screen.findByRole('tooltip')).toHaveTextContent(why);
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('gives the focus to its heading where the button pressed has gone', async () => {
    open(() => anOperation(), {
      pauseOperation: () =>
        anOperation({ state: 'paused', version: 8, actions: [] }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 2 })).toHaveFocus(),
    );
  });

  it('names people as people in reasons and in the history', async () => {
    open(
      () => atStep({ state: 'paused', reason: 'Paused by user:default/ada.' }),
      {
        listOperationEvents: () => ({
          items: [
            {
              sequence: 1,
              at: minutesAgo(2),
              type: 'note',
              by: 'portal',
              message: 'Told group:default/team-a.b and user:default/ada.',
            },
          ],
          totalItems: 1,
        }),
      },
    );
    const history = await screen.findByRole('list', { name: 'What happened' });
    expect(history).toHaveTextContent('Told team-a.b and ada.');
    expect(
      within(history).getByRole('link', { name: 'team-a.b' }),
    ).toHaveAttribute('href', '/catalog/default/group/team-a.b');
    const panel = await detailOf('Check the cluster');
    expect(within(panel).getByRole('link', { name: 'ada' })).toBeVisible();
    expect(panel).toHaveTextContent('Paused by ada.');
  });

  const waiting = (requestedBy: string) =>
    anOperation({
      state: 'needs-approval',
      requestedBy,
      approval: { required: true },
      actions: [{ name: 'approve', title: 'Approve', dangerous: false }],
    });

  it('lets somebody else approve', async () => {
    const { backend } = open(() => waiting('user:default/ada'), {
      approveOperation: () => anOperation({ version: 8 }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    await waitFor(() => expect(backend.calls).toContain('approveOperation'));
  });

  it('says when a request lapses, and that who asked to go on does not approve it', async () => {
    open(() => ({
      ...waiting('user:default/ada'),
      approval: {
        required: true,
        askedBy: 'user:default/bob',
        until: '2026-12-08T10:00:00.000Z',
      },
    }));
    expect(await screen.findByText(/You asked to go on with it/)).toBeVisible();
    expect(screen.getByText(/^The request lapses/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
  });

  it('says that nobody approves what they requested themselves', async () => {
    open(() => waiting('user:default/bob'));
    expect(await screen.findByText(/You requested it yourself/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
  });

  it('follows signals, announces the step and not each event, and reads only new events', async () => {
    let operation = anOperation();
    let all = events(3);
    const asked: unknown[] = [];
    const signals = createSignals();
    open(
      () => operation,
      {
        listOperationEvents: ({ query }) => {
          asked.push(query.after);
          const items = all.filter(({ sequence }) => sequence > query.after);
          return { items: items.slice(0, query.limit), totalItems: all.length };
        },
      },
      { signals },
    );
    expect(await screen.findByText('Line 3')).toBeVisible();
    all = events(4);
    operation = anOperation({ version: 8 });
    signals.send({ id: OPERATION_ID, version: 8 });
    expect(await screen.findByText('Line 4')).toBeVisible();
    expect(asked).toEqual([0, 0, 3]);
    expect(
      screen.getByText('', { selector: '[aria-live] span' }),
    ).toHaveTextContent('');
    operation = anOperation({
      version: 9,
      state: 'running',
      reason: 'Opens the pull request.',
      currentStep: { id: 'pull-request', title: 'Make Terraform agree' },
    });
    signals.send({ id: OPERATION_ID, version: 9 });
    expect(
      await screen.findByText(
        'Make Terraform agree: Running. Opens the pull request.',
      ),
    ).toBeInTheDocument();
  });

  it('leaves signals of other operations and of no form alone', async () => {
    const signals = createSignals();
    const { backend } = open(() => anOperation(), {}, { signals });
    await screen.findByText('Line 2');
    const before = backend.calls.length;
    await signals.send({ id: 'another', version: 1 });
    await signals.send({ nonsense: true });
    expect(backend.calls.length).toBe(before);
  });

  it('goes back in the history by pages', async () => {
    const all = events(120);
    open(() => anOperation(), {
      listOperationEvents: ({ query }) => ({
        items: all
          .filter(({ sequence }) => sequence > query.after)
          .slice(0, query.limit),
        totalItems: all.length,
      }),
    });
    expect(await screen.findByText('Line 120')).toBeVisible();
    expect(screen.queryByText('Line 70')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show older events (70)' }),
    );
    expect(await screen.findByText('Line 70')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show older events (20)' }),
    );
    expect(await screen.findByText('Line 1')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /older/ }),
    ).not.toBeInTheDocument();
  });

  it('says that there is no such operation', async () => {
    open(() => {
      throw new Refusal(404, 'NotFoundError', 'No such operation');
    });
    expect(await screen.findByText('There is no such operation')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'To all operations' }),
    ).toHaveAttribute('href', '/eks/operations');
  });

  it('says that attempts fail and shows an ended operation where it ended', async () => {
    open(() =>
      anOperation({
        state: 'failed',
        currentStep: undefined,
        endedAt: minutesAgo(1),
        actions: [
          {
            name: 'retry',
            title: 'Try the failed step again',
            dangerous: false,
          },
        ],
        steps: [
          aStep({
            state: 'failed',
            reason: 'AWS refused the update.',
            startedAt: minutesAgo(5),
            endedAt: minutesAgo(1),
            failures: 3,
          }),
        ],
      }),
    );
    expect(await screen.findByText('AWS refused the update.')).toBeVisible();
    expect(screen.getByText(/The last 3 attempts failed/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Try the failed step again' }),
    ).toBeEnabled();
  });
});
