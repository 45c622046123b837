import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Peering } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { minutesAgo } from '../testing/clusters';
import { Answers, createFleetBackend, Refusal } from '../testing/fleetBackend';
import { aSummary, OPERATION_ID } from '../testing/operations';
import {
  anAccepter,
  aNetwork,
  aPeering,
  aRequester,
  inDays,
  wholeList,
} from '../testing/peerings';

const pending = aPeering({
  id: 'pcx-0000000000000bbb1',
  name: 'prod-tenant-shop',
  accepter: anAccepter({
    accountId: '666666666666',
    accountName: 'tenant-shop',
    declared: undefined,
    routes: { present: 0, wanted: 3, blackholes: 0 },
  }),
  connection: {
    id: 'pcx-0000000000000bbb1',
    status: 'pending-acceptance',
    message: 'Pending Acceptance by 666666666666',
    expiresAt: inDays(6),
  },
  disagreements: [
    {
      code: 'not-accepted-in-terraform',
      severity: 'warning',
      message:
        'acme/tenant-shop does not accept it. Merge its pull request within 6 days.',
    },
  ],
  operationId: OPERATION_ID,
});

const foreign = aPeering({
  id: 'dev-old',
  name: 'dev-old',
  requester: aRequester({
    accountId: '111111111111',
    accountName: 'xkf-dev',
    region: 'eu-north-1',
    declared: undefined,
    routes: { present: 13, wanted: 13, blackholes: 13 },
  }),
  accepter: anAccepter({
    accountId: '999999999999',
    accountName: '999999999999',
    region: 'eu-north-1',
    known: false,
    declared: undefined,
    routes: undefined,
  }),
  connection: undefined,
  disagreements: [
    {
      code: 'not-in-terraform',
      severity: 'note',
      message: 'No repository declares it.',
    },
  ],
});

const some: Peering[] = [aPeering(), foreign, pending];

function open(
  path = '/eks/peering',
  answers: Answers = {},
  denied: (accountRef: string | undefined) => boolean = () => false,
) {
  const backend = createFleetBackend({
    listPeerings: () => wholeList(some),
    listNetworks: () => wholeList([aNetwork()]),
    listOperations: () => ({ items: [], totalItems: 0 }),
    ...answers,
  });
  const view = renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    apis: [
      ...backend.apis,
      mockApis.permission({
        authorize: request =>
          'resourceRef' in request && denied(request.resourceRef)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    ],
  });
  return { backend, view };
}

const names = async () =>
  within(await screen.findByRole('table', { name: 'Peerings' }))
    .queryAllByRole('rowheader')
    .map(cell => cell.textContent);

const row = (name: string) =>
  screen.getByRole('row', { name: new RegExp(`^.*${name}`) });

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('PeeringsPage', () => {
  it('shows both sides, AWS, routes and Terraform of each peering, what does not agree first', async () => {
    const { view } = open();
    expect(await names()).toEqual([
      'prod-tenant-shop',
      'dev-old',
      'prod-tenant-data',
    ]);
    expect(row('prod-tenant-data')).toHaveTextContent(
      /xkf-prod333333333333prod-core, 10\.30\.0\.0\/18tenant-data.*Active.*13 of 13.*3 of 3.*All agree/,
    );
    expect(
      within(row('prod-tenant-data')).getByRole('link', {
        name: /^aws-core\/variables\/prod\.tfvars/,
      }),
    ).toHaveAttribute('href', expect.stringMatching(/prod\.tfvars#L7$/));
    expect(row('prod-tenant-shop')).toHaveTextContent(
      /Waiting for acceptance, ends in 6 days.*0 of 3.*Not declared.*The accepter does not declare it.*Merge its pull request within 6 days\./,
    );
    expect(row('dev-old')).toHaveTextContent(
      /Not an account of the portal.*No connection.*13 of 13, 13 of them lead nowhere.*Terraform does not know it/,
    );
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('leads to the operation that changes a peering, with how far it has come', async () => {
    open('/eks/peering', {
      listOperations: () => ({
        items: [
          aSummary({
            kind: 'peering',
            title: 'Set up the peering prod-tenant-shop',
            currentStep: {
              id: 'wait-merge-accepter',
              title: 'Wait for the merge that accepts the peering x',
              failures: 0,
            },
          }),
        ],
        totalItems: 1,
      }),
    });
    expect(
      await screen.findByRole('link', {
        name: 'Set up the peering prod-tenant-shop: step 3 of 8, Waiting for the merge',
      }),
    ).toHaveAttribute('href', `/eks/operations/${OPERATION_ID}`);
  });

  it('opens a row to its ids and the way to remove it, or why there is none', async () => {
    const { view } = open('/eks/peering');
    await names();
    for (const name of ['prod-tenant-data', 'dev-old', 'prod-tenant-shop']) {
      await userEvent.click(
        screen.getByRole('button', { name: `Details of ${name}` }),
      );
    }
    expect(
      screen.getAllByRole('button', { name: 'Copy vpc-0000000000000ddd1' })[0],
    ).toBeVisible();
    expect(
      screen.getByText('Pending Acceptance by 666666666666'),
    ).toBeVisible();
    const removals = screen.getAllByRole('button', { name: 'Remove peering' });
    expect(removals[0]).toBeDisabled();
    expect(removals[0]).toHaveAccessibleDescription(
      'An operation changes it now; wait until it has ended.',
    );
    expect(removals[1]).toHaveAccessibleDescription(
      /^No repository that the portal reads declares it/,
    );
    expect(removals[2]).toHaveAttribute(
      'href',
      '/eks/peering/remove?id=pcx-0000000000000aaa1',
    );
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it.each([
    ['account=666666666666', ['prod-tenant-shop']],
    ['region=eu-north-1', ['dev-old']],
    ['state=active&state=absent', ['dev-old', 'prod-tenant-data']],
    ['disagreeing=true', ['prod-tenant-shop', 'dev-old']],
    ['q=vpc-0000000000000ddd1&state=active', ['prod-tenant-data']],
    ['q=nothing', []],
  ])('narrows the list by its address: %s', async (query, expected) => {
    open(`/eks/peering?${query}`);
    expect(await names()).toEqual(expected);
    expect(screen.getByText(`${expected.length} of 3 peerings`)).toBeVisible();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(await names()).toHaveLength(3);
  });

  it('filters and searches by its fields', async () => {
    open();
    await names();
    await userEvent.click(screen.getByRole('button', { name: /^Account All/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'tenant-data (444444444444)' }),
    );
    await userEvent.keyboard('{Escape}');
    expect(await names()).toEqual(['prod-tenant-data']);
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Only what does not agree' }),
    );
    expect(await names()).toHaveLength(2);
    await userEvent.type(screen.getByRole('searchbox'), 'tenant-shop');
    expect(await names()).toEqual(['prod-tenant-shop']);
  });

  it('says that there is none yet, and where a new one begins', async () => {
    open('/eks/peering', { listPeerings: () => wholeList([]) });
    expect(await screen.findByText('No peering yet')).toBeVisible();
    expect(screen.getByRole('button', { name: 'New peering' })).toHaveAttribute(
      'href',
      '/eks/peering/new',
    );
  });

  it('names what could not be read, and does not call the rest all there is', async () => {
    open('/eks/peering', {
      listPeerings: () => ({
        ...wholeList([]),
        problems: [
          {
            subject: 'legacy, eu-west-1',
            accountId: '555555555555',
            problem: {
              kind: 'access-denied',
              message: 'The role xkf-portal-reader may not be assumed.',
              permission: 'sts:AssumeRole',
              since: minutesAgo(240),
            },
          },
        ],
      }),
    });
    const holes = await screen.findByRole('region', {
      name: '1 part could not be read',
    });
    expect(holes).toHaveTextContent(
      /legacy, eu-west-1 \(555555555555\) for 4 h.*may not be assumed\. Missing permission: sts:AssumeRole\./,
    );
    expect(screen.getByText('No peering is known')).toBeVisible();
  });

  it('says what is missing to those who may not see or change peerings', async () => {
    open(
      '/eks/peering',
      {
        listPeerings: () => {
          throw new Refusal(
            403,
            'NotAllowedError',
            'This needs the permission eks.cluster.read.',
          );
        },
      },
      ref => ref === 'account/333333333333',
    );
    expect(await screen.findByText('You may not see this')).toBeVisible();
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'New peering' }),
      ).toHaveAccessibleDescription(
        'The permission eks.peering.change is missing.',
      ),
    );
  });

  it('needs the permission on both accounts to remove one', async () => {
    open(
      '/eks/peering?open=pcx-0000000000000aaa1',
      {},
      ref => ref === 'account/444444444444',
    );
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Remove peering' }),
      ).toHaveAccessibleDescription(
        'The permission eks.peering.change is needed on both accounts.',
      ),
    );
  });

  it('is reached from the fleet, beside tenants and roles', async () => {
    open('/eks', {
      listClusters: () => ({ items: [], totalItems: 0 }),
      getScanStatus: () => ({ running: false, units: [] }),
    });
    const pages = await screen.findByRole('navigation', {
      name: 'Other pages',
    });
    const links = within(pages).getAllByRole('button');
    expect(links.map(({ textContent }) => textContent)).toEqual([
      'Operations',
      'Tenants',
      'Roles',
      'Peering',
    ]);
    await userEvent.click(links[3]);
    expect(await names()).toHaveLength(3);
  });
});
