import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IrsaRole } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { aClusterDetail, daysAgo } from '../testing/clusters';
import { Answers, createFleetBackend } from '../testing/fleetBackend';
import { aTemplate, scaffolder } from '../testing/templates';
import { aRole } from '../testing/tenants';

const listOf = (items: IrsaRole[]) => ({
  items,
  totalItems: items.length,
  problems: [],
});

const replaced = aRole({
  name: 'xks-eu-west-1-dev-lab-old',
  accountId: '777777777777',
  accountName: 'tenant-lab',
  lastUsedAt: undefined,
  trust: [
    {
      issuer: 'oidc.eks.eu-west-1.amazonaws.com/id/GONE',
      namespace: 'lab',
      serviceAccount: '*',
      audience: true,
    },
  ],
  serviceAccounts: [],
  drift: [
    {
      code: 'issuer-unknown',
      severity: 'warning',
      message: 'Its cluster was replaced. Trust the issuer of the new one.',
    },
  ],
});

function open(answers: Answers, path = '/eks/roles') {
  const backend = createFleetBackend(answers);
  return renderTestApp({
    features: [eksPlugin, scaffolder],
    initialRouteEntries: [path],
    apis: [
      ...backend.apis,
      [
        catalogApiRef,
        catalogApiMock({ entities: [aTemplate('irsa-role')] }),
      ] as const,
      mockApis.permission(),
    ],
  });
}

const names = async () =>
  (await screen.findAllByRole('rowheader')).map(row => row.textContent);

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('IrsaRolesPage', () => {
  it('shows who may take a role, its last use, and drift first', async () => {
    const view = open({ listIrsaRoles: () => listOf([aRole(), replaced]) });
    expect(await names()).toEqual([
      'xks-eu-west-1-dev-lab-old',
      'xks-eu-west-1-prod-shop-orders',
    ]);
    const [old, orders] = screen.getAllByRole('row').slice(1);
    expect(orders).toHaveTextContent('prod-eks1shop/orders');
    expect(orders).toHaveTextContent('2 hours ago');
    expect(orders).toHaveTextContent('In step');
    expect(old).toHaveTextContent('Issuer of no known clusterlab/*');
    expect(old).toHaveTextContent('Not used in 400 days');
    expect(old).toHaveTextContent('Trust the issuer of the new one.');
    expect(
      await screen.findByRole('button', { name: 'New IAM role' }),
    ).toHaveAttribute('href', '/create/templates/default/irsa-role');
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('tells apart what is young, and what IAM does not have', async () => {
    open({
      listIrsaRoles: () =>
        listOf([
          aRole({ name: 'b', createdAt: daysAgo(3), lastUsedAt: undefined }),
          aRole({
            name: 'a',
            exists: false,
            trust: [],
            lastUsedAt: undefined,
            drift: [
              {
                code: 'role-missing',
                severity: 'warning',
                message: 'An annotation names it.',
              },
            ],
          }),
        ]),
    });
    expect(await names()).toEqual(['a', 'b']);
    const [missing, young] = screen.getAllByRole('row').slice(1);
    expect(missing).toHaveTextContent('Role is missing');
    expect(young).toHaveTextContent('Not used yet');
  });

  it('copies the ARN and the annotation', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    const view = open({ listIrsaRoles: () => listOf([aRole()]) });
    await user.click(
      await screen.findByRole('button', { name: /^Details of/ }),
    );
    await user.click(
      await screen.findByRole('button', { name: /^Copy arn:aws:iam/ }),
    );
    expect(write).toHaveBeenLastCalledWith(aRole().arn);
    await user.click(screen.getByRole('button', { name: 'Copy the YAML' }));
    expect(write).toHaveBeenLastCalledWith(
      expect.stringContaining(`    eks.amazonaws.com/role-arn: ${aRole().arn}`),
    );
    expect(screen.getByText(/the module of XKF sets none/)).toBeVisible();
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it.each([
    ['q=lab', 'xks-eu-west-1-dev-lab-old'],
    ['q=shop/orders', 'xks-eu-west-1-prod-shop-orders'],
    ['account=777777777777', 'xks-eu-west-1-dev-lab-old'],
    [
      'cluster=arn:aws:eks:eu-west-1:333333333333:cluster/prod-eks1',
      'xks-eu-west-1-prod-shop-orders',
    ],
    ['drift=true', 'xks-eu-west-1-dev-lab-old'],
  ])('narrows the list by the address %s', async (query, found) => {
    open(
      { listIrsaRoles: () => listOf([aRole(), replaced]) },
      `/eks/roles?${query}`,
    );
    expect(await names()).toEqual([found]);
    expect(screen.getByText('1 of 2 roles')).toBeVisible();
  });

  it('says whether there are none, or that it is not known', async () => {
    open({
      listIrsaRoles: () => ({
        ...listOf([]),
        problems: [
          {
            subject: 'Cluster prod-eks1',
            problem: { kind: 'timeout', message: 'No answer in time.' },
          },
        ],
      }),
    });
    expect(
      await screen.findByText('Whether there are roles is not known'),
    ).toBeVisible();
    expect(screen.getByText('1 part could not be read')).toBeVisible();
  });

  it('shows the roles of one cluster on its page', async () => {
    const asked: (string | undefined)[] = [];
    open(
      {
        getCluster: () => aClusterDetail(),
        listOperations: () => ({ items: [], totalItems: 0 }),
        listIrsaRoles: ({ query }) => {
          asked.push(query.clusterName);
          return listOf([aRole()]);
        },
      },
      '/eks/clusters/111111111111/eu-west-1/dev-eks1/roles',
    );
    expect(await names()).toEqual(['xks-eu-west-1-prod-shop-orders']);
    expect(asked).toEqual(['dev-eks1']);
    expect(
      within(
        screen.getByRole('navigation', { name: 'Parts of the cluster' }),
      ).getByRole('tab', { name: 'IAM roles' }),
    ).toHaveAttribute('aria-selected', 'true');
  });
});
