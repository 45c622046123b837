import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OperationInput } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../../index';
import { stoppedAtNow } from '../../testing/clock';
import { aNodeGroup, onePage } from '../../testing/clusterParts';
import { aClusterDetail } from '../../testing/clusters';
import { Answers, createFleetBackend } from '../../testing/fleetBackend';
import {
  aDrainPreview,
  anOperation,
  aPlan,
  rotationOptions,
} from '../../testing/operations';
import { aDrift } from '../../testing/terraform';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1/rotate';

function open(answers: Answers = {}, path = PATH) {
  const planned: OperationInput[] = [];
  const backend = createFleetBackend({
    getCluster: () => aClusterDetail(),
    getDrift: () => aDrift([]),
    getRotationOptions: () => rotationOptions(),
    listNodeGroups: () =>
      onePage([aNodeGroup({ name: 'dev-eks1-standard', state: 'behind' })]),
    planOperation: ({ body }) => {
      planned.push(body.operation);
      return aPlan({
        input: body.operation,
        title: 'Rotate nodes of dev-eks1',
        drain: aDrainPreview(),
        findings: [
          {
            code: 'drain',
            state: 'recommended',
            title: 'Pods on the old nodes',
            message: 'shop/debug has no controller.',
          },
        ],
      });
    },
    startOperation: () => anOperation(),
    getOperation: () => anOperation(),
    listOperationEvents: () => ({ items: [], totalItems: 0 }),
    ...answers,
  });
  const view = renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    apis: [...backend.apis],
  });
  return { planned, backend, view };
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

const field = (name: string | RegExp) => screen.getByRole('textbox', { name });

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('RotationWizard', () => {
  it('rotates a node group as it is filled in, and shows what draining would do', async () => {
    const { planned, backend, view } = open();
    const row = await screen.findByRole('row', { name: /dev-eks1-standard/ });
    expect(row).toHaveTextContent('1.35.2-20261013');
    expect(
      screen.getByRole('checkbox', { name: 'Rotate byhand' }),
    ).toBeDisabled();
    expect(screen.getByText(/Terraform does not declare it/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Rotate standard' }),
    );
    const fields = screen.getByRole('region', {
      name: 'In the place of standard',
    });
    expect(field('Name')).toHaveValue('standard2');
    expect(
      within(fields).getByRole('button', { name: /Release version/ }),
    ).toHaveTextContent('1.35.2-20261110 (newest, 14 d old)');
    expect(
      within(fields).getByRole('link', {
        name: /Release notes of 1\.35\.2-20261110/,
      }),
    ).toHaveAttribute('href', expect.stringContaining('v20261110'));
    await userEvent.click(
      screen.getByRole('checkbox', { name: /^Evict pods without/ }),
    );
    await userEvent.clear(field('Ask when blocked for, in minutes'));
    await userEvent.type(field('Ask when blocked for, in minutes'), '5');
    expect((await axe(view.container)).violations).toEqual([]);
    await press('Check');

    expect(
      await screen.findByText('1 node: 2 pods go, 1 stay, 1 need a decision.', {
        exact: false,
      }),
    ).toBeVisible();
    expect(screen.getByText(/1 of the pods that go loses data/)).toBeVisible();
    const blockers = screen.getByRole('group', {
      name: 'What could stop the drain',
    });
    expect(
      within(blockers)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(
        /^A budget lets nobody go.*2 needed.*What to do: Mend it/,
      ),
      expect.stringMatching(/^Pods that nobody brings back.*asks you/),
    ]);
    expect(
      within(blockers).getByRole('list', { name: 'Will block (1)' }),
    ).toBeVisible();
    // The drain shows it with its pods; the findings do not say it again.
    expect(screen.getAllByText(/has no controller/)).toHaveLength(1);
    await userEvent.click(
      screen.getByRole('button', { name: 'Details of ip-10-0-0-1' }),
    );
    expect(screen.getByText('1 pod needs a decision')).toBeVisible();
    expect(screen.getByText(/DaemonSet\/fluent-bit/)).toBeVisible();
    expect(
      within(
        screen.getByRole('table', { name: 'Disruption budgets' }),
      ).getByRole('row', { name: /shop\/cart/ }),
    ).toHaveTextContent('02 / 2');
    expect((await axe(view.container)).violations).toEqual([]);
    expect(backend.calls).not.toContain('startOperation');
    expect(planned).toEqual([
      {
        kind: 'rotation',
        accountId: '111111111111',
        region: 'eu-west-1',
        clusterName: 'dev-eks1',
        alsoClusters: [],
        groups: [
          {
            pool: 'standard',
            replacement: {
              name: 'standard2',
              releaseVersion: '1.35.2-20261110',
              instanceTypes: ['m6i.large'],
              minSize: 1,
              maxSize: 6,
              labels: { tier: 'web' },
              taints: [],
            },
          },
        ],
        drain: {
          order: 'oldest',
          deleteEmptyDirData: true,
          evictBarePods: true,
          maxConcurrentEvictions: 10,
          pauseBetweenNodes: 30,
          blockedAfter: 300,
          healthAfter: 900,
        },
      },
    ]);
    await press('Preview');
    await press('Confirm');
    await press('Start: Rotate nodes of dev-eks1');
    expect(await screen.findByRole('list', { name: 'Steps' })).toBeVisible();
  });

  it('is filled in from the address', async () => {
    open({}, `${PATH}?nodeGroup=dev-eks1-standard&nodeGroup=dev-eks1-byhand`);
    expect(
      await screen.findByRole('checkbox', { name: 'Rotate standard' }),
    ).toBeChecked();
    expect(
      screen.getByRole('checkbox', { name: 'Rotate byhand' }),
    ).not.toBeChecked();
  });

  it('says what to do where there is no node group, in place of the form', async () => {
    const { view } = open({
      getRotationOptions: () => rotationOptions({ candidates: [] }),
    });
    expect(await screen.findByText('No managed node groups')).toBeVisible();
    expect(screen.getByText(/Add one by a change to Terraform/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'To the changes of Terraform' }),
    ).toHaveAttribute('href', PATH.replace('rotate', 'terraform'));
    expect(
      screen.queryByRole('button', { name: 'Check' }),
    ).not.toBeInTheDocument();
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('says at each field what is wrong, and goes to the first', async () => {
    const { backend } = open();
    await press('Check');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Choose at least one node group.',
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Rotate standard' }),
    );
    await userEvent.clear(field('Name'));
    await userEvent.type(field('Name'), 'standard');
    await userEvent.clear(field('Largest size'));
    await userEvent.type(field('Largest size'), '0');
    await userEvent.clear(field('Pause between nodes, in seconds'));
    await userEvent.type(field('Pause between nodes, in seconds'), 'soon');
    await press('Check');
    await waitFor(() => expect(field('Name')).toHaveFocus());
    expect(field('Name')).toHaveAccessibleDescription(
      'A node group of this name exists',
    );
    expect(field('Largest size')).toBeInvalid();
    expect(field('Pause between nodes, in seconds')).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Correct the 3 fields that are marked.',
    );
    expect(backend.calls).not.toContain('planOperation');
  });

  it('lets a release be typed where none is known', async () => {
    const options = rotationOptions();
    const [first] = options.candidates;
    open({
      getRotationOptions: () => ({
        ...options,
        repositoryProblem: 'GitHub did not answer.',
        candidates: [
          {
            ...first,
            releases: [],
            releasesProblem: {
              kind: 'throttled',
              message: 'SSM throttled the portal.',
              since: '2026-11-24T11:00:00.000Z',
            },
            replacement: { ...first.replacement, releaseVersion: undefined },
          },
        ],
      }),
    });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Rotate standard' }),
    );
    expect(field('Release version')).toHaveAccessibleDescription(
      /^Kubernetes 1\.\d\d, then patch and date: .*SSM throttled the portal/,
    );
    expect(screen.getByText(/GitHub did not answer/)).toBeVisible();
  });

  it('lets the keyboard alone choose and fill in what to rotate', async () => {
    const { planned } = open();
    await screen.findByRole('checkbox', { name: 'Rotate standard' });
    /** Goes on by the tab key until something has the focus. */
    const tabTo = async (found: () => HTMLElement) => {
      for (let turn = 0; turn < 60 && document.activeElement !== found();) {
        turn += 1;
        await userEvent.tab();
      }
      expect(found()).toHaveFocus();
    };
    await tabTo(() =>
      screen.getByRole('checkbox', { name: 'Rotate standard' }),
    );
    await userEvent.keyboard(' ');
    await tabTo(() => field('Name'));
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.clear(field('Name'));
    await userEvent.keyboard('standard9');
    await tabTo(() => screen.getByRole('button', { name: /Release version/ }));
    await userEvent.keyboard('{Enter}');
    const releases = await screen.findByRole('listbox');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(releases).not.toBeInTheDocument());
    await tabTo(() =>
      screen.getByRole('checkbox', { name: /^Evict pods without/ }),
    );
    await userEvent.keyboard(' ');
    await tabTo(() => screen.getByRole('button', { name: 'Check' }));
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(planned[0]).toMatchObject({
        groups: [{ pool: 'standard', replacement: { name: 'standard9' } }],
        drain: { evictBarePods: true },
      }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Check what was found' }),
    ).toHaveFocus();
  });

  it('offers a replacement that is there already, and lets a new one be named', async () => {
    const [first, byHand] = rotationOptions().candidates;
    const { planned } = open({
      getRotationOptions: () =>
        rotationOptions({
          candidates: [
            {
              ...first,
              replacement: { ...first.replacement, name: 'standard3' },
              existing: first.replacement,
            },
            { ...byHand, pool: 'standard2', nodeGroup: 'dev-eks1-standard2' },
          ],
        }),
    });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Rotate standard' }),
    );
    expect(field('Name')).toHaveValue('standard2');
    expect(screen.getByText(/^standard2 is there already/)).toBeVisible();
    await userEvent.clear(field('Name'));
    await userEvent.type(field('Name'), 'standard3');
    expect(screen.queryByText(/is there already/)).toBeNull();
    await userEvent.clear(field('Name'));
    await userEvent.type(field('Name'), 'standard2');
    await press('Check');
    await waitFor(() => expect(planned).toHaveLength(1));
    expect(planned).toMatchObject([
      { groups: [{ pool: 'standard', replacement: { name: 'standard2' } }] },
    ]);
  });
});
