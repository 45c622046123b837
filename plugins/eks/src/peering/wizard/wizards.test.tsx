import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OperationInput } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../../index';
import { stoppedAtNow } from '../../testing/clock';
import { Answers, createFleetBackend } from '../../testing/fleetBackend';
import { anOperation } from '../../testing/operations';
import {
  aNetwork,
  aPeering,
  aPeeringPlan,
  aTenantNetwork,
  wholeList,
} from '../../testing/peerings';
import { aPreview } from '../../testing/terraform';

const sides = {
  region: 'eu-west-1',
  requester: {
    accountId: '333333333333',
    vpcId: 'vpc-0000000000000aaa1',
    cidr: '10.30.0.0/18',
  },
  accepter: {
    accountId: '666666666666',
    vpcId: 'vpc-0000000000000bbb1',
    cidr: '10.60.0.0/20',
  },
};

function open(path: string, answers: Answers = {}) {
  const planned: OperationInput[] = [];
  const backend = createFleetBackend({
    listNetworks: () =>
      wholeList([
        aNetwork(),
        aNetwork({
          accountId: '222222222222',
          accountName: 'xkf-qa',
          environment: 'qa',
          cidrs: ['10.60.0.0/18'],
        }),
        aTenantNetwork(),
      ]),
    listPeerings: () => wholeList([aPeering()]),
    listOperations: () => ({ items: [], totalItems: 0 }),
    planOperation: ({ body }) => {
      planned.push(body.operation);
      return aPeeringPlan({
        input: body.operation,
        steps: [
          {
            id: 'pull-request-requester',
            title:
              'Open the pull request that requests the peering prod-tenant-shop',
            description: 'It adds an entry.',
          },
          {
            id: 'pull-request-accepter',
            title:
              'Open the pull request that accepts the peering prod-tenant-shop',
            description: 'It adds an entry.',
          },
        ],
        findings: [
          {
            code: 'PEER003',
            state: 'passed',
            title: 'Ranges of both networks',
            message: 'They do not overlap.',
          },
        ],
        changes: [
          { stepId: 'pull-request-requester', preview: aPreview() },
          {
            stepId: 'pull-request-accepter',
            preview: aPreview({
              repository: {
                name: 'acme/tenant-shop',
                url: 'https://github.com/acme/tenant-shop',
              },
            }),
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

/** Goes on by the tab key until something has the focus. */
async function tabTo(found: () => HTMLElement) {
  for (let turn = 0; turn < 40 && document.activeElement !== found(); turn++) {
    await userEvent.tab();
  }
  expect(found()).toHaveFocus();
}

const networkField = (side: 'asks' | 'accepts') =>
  screen.getByRole('button', { name: new RegExp(`^Network that ${side}`) });

async function chooseByKeys(side: 'asks' | 'accepts', keys: string) {
  await tabTo(() => networkField(side));
  await userEvent.keyboard('{Enter}');
  const list = await screen.findByRole('listbox');
  await userEvent.keyboard(`${keys}{Enter}`);
  await waitFor(() => expect(list).not.toBeInTheDocument());
}

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('the wizard of a new peering', () => {
  it('goes by the keyboard alone from two networks to the run page', async () => {
    const { planned, backend, view } = open('/eks/peering/new');
    await screen.findByRole('button', { name: /^Network that asks/ });
    await chooseByKeys('asks', '');
    expect(networkField('asks')).toHaveTextContent(
      'prod-core, xkf-prod (333333333333), eu-west-1, 10.30.0.0/18',
    );
    // The tenant stands before the other platform.
    await chooseByKeys('accepts', '');
    expect(screen.getByText('They do not overlap.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue(
      'prod-tenant-shop',
    );
    expect((await axe(view.container)).violations).toEqual([]);
    await tabTo(() => screen.getByRole('button', { name: 'Check' }));
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', { name: 'Check what was found' }),
    ).toHaveFocus();
    await waitFor(() =>
      expect(planned).toEqual([
        { kind: 'peering', name: 'prod-tenant-shop', ...sides },
      ]),
    );

    await press('Preview');
    const changes = await screen.findByRole('region', {
      name: 'Pull requests (2)',
    });
    expect(changes).toHaveTextContent(
      /1 of 2: Open the pull request that requests.*2 of 2: Open the pull request that accepts.*acme\/tenant-shop/,
    );
    await press('Confirm');
    expect(
      screen.getByText('prod-tenant-shop; 333333333333', { exact: false }),
    ).toHaveTextContent(
      'prod-tenant-shop; 333333333333, eu-west-1; 666666666666, eu-west-1',
    );
    expect((await axe(view.container)).violations).toEqual([]);
    expect(backend.calls).not.toContain('startOperation');
    await press('Start: Set up the peering prod-tenant-shop');
    expect(await screen.findByRole('list', { name: 'Steps' })).toBeVisible();
  });

  it('says at once that two ranges overlap, and does not go on', async () => {
    const { backend } = open(
      '/eks/peering/new?requester=222222222222&accepter=666666666666',
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '10.60.0.0/18 and 10.60.0.0/20 overlap',
    );
    await press('Check');
    await waitFor(() => expect(networkField('accepts')).toHaveFocus());
    expect(networkField('accepts')).toHaveAccessibleDescription(
      'Choose a network whose range does not overlap',
    );
    expect(backend.calls).not.toContain('planOperation');
  });

  it('says at each field what is missing', async () => {
    open('/eks/peering/new');
    await press('Check');
    await waitFor(() => expect(networkField('asks')).toHaveFocus());
    expect(networkField('asks')).toHaveAccessibleDescription(
      'Choose a network',
    );
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Correct the 3 fields that are marked.',
    );
  });

  it('says what to do where no platform has a network', async () => {
    open('/eks/peering/new', {
      listNetworks: () => ({
        ...wholeList([aTenantNetwork()]),
        problems: [
          {
            subject: 'xkf-prod, eu-west-1',
            problem: {
              kind: 'throttled',
              message: 'EC2 throttled the portal.',
            },
          },
        ],
      }),
    });
    expect(
      await screen.findByText('No network of a platform is known'),
    ).toBeVisible();
    expect(screen.getByText(/EC2 throttled the portal/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Check' })).toBeNull();
  });
});

describe('the wizard of a removal', () => {
  it('says what stops before it plans the removal', async () => {
    const { planned, view } = open(
      '/eks/peering/remove?id=pcx-0000000000000aaa1',
    );
    const stops = await screen.findByRole('region', { name: 'What stops' });
    expect(stops).toHaveTextContent(
      /Nothing reaches from xkf-prod to tenant-data any more/,
    );
    expect(
      within(stops)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '3 private route tables of tenant-data lose their route to 10.30.0.0/18.',
      '13 private route tables of xkf-prod lose their route to 10.40.0.0/20.',
    ]);
    expect((await axe(view.container)).violations).toEqual([]);
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'The data moves',
    );
    await press('Check');
    await waitFor(() =>
      expect(planned).toEqual([
        {
          kind: 'peering-removal',
          name: 'prod-tenant-data',
          region: 'eu-west-1',
          requester: sides.requester,
          accepter: {
            accountId: '444444444444',
            vpcId: 'vpc-0000000000000ddd1',
            cidr: '10.40.0.0/20',
          },
          reason: 'The data moves',
        },
      ]),
    );
  });

  it.each([
    ['pcx-gone', 'There is no such peering'],
    [
      'pcx-0000000000000aaa1',
      'An operation changes it now; wait until it has ended.',
    ],
  ])('does not begin for %s', async (id, words) => {
    open(`/eks/peering/remove?id=${id}`, {
      listPeerings: () =>
        wholeList([aPeering({ operationId: anOperation().id })]),
    });
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Check' })).toBeNull();
  });
});
