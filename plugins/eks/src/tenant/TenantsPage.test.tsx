import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ListProblem,
  OrganizationInfo,
  Tenant,
} from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { minutesAgo } from '../testing/clusters';
import { Answers, createFleetBackend, Refusal } from '../testing/fleetBackend';
import { aTemplate, scaffolder } from '../testing/templates';
import { anUnreadableTenant, aTenant, SHOP } from '../testing/tenants';

const organization: OrganizationInfo = {
  managementAccountId: '999999999999',
  units: [{ id: 'ou-acme-tenants01', path: 'Tenants' }],
};

const listOf = (
  items: Tenant[],
  rest: { organization?: OrganizationInfo; problems?: ListProblem[] } = {
    organization,
  },
) => ({
  items,
  totalItems: items.length,
  readAt: minutesAgo(3),
  problems: [],
  ...rest,
});

function open(
  listTenants: NonNullable<Answers['listTenants']>,
  options: { path?: string; denied?: boolean; templates?: string[] } = {},
) {
  const { path = '/eks/tenants', denied } = options;
  const templates = options.templates ?? ['onboard-tenant', 'irsa-role'];
  const backend = createFleetBackend({ listTenants });
  return renderTestApp({
    features: [eksPlugin, scaffolder],
    initialRouteEntries: [path],
    apis: [
      ...backend.apis,
      [
        catalogApiRef,
        catalogApiMock({ entities: templates.map(aTemplate) }),
      ] as const,
      mockApis.permission({
        authorize: denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
      }),
    ],
  });
}

const names = async () =>
  (await screen.findAllByRole('rowheader')).map(
    row => row.firstChild?.textContent,
  );

const formDataOf = (link: HTMLElement): unknown =>
  JSON.parse(
    new URL(link.getAttribute('href') ?? '', 'http://portal').searchParams.get(
      'formData',
    ) ?? '{}',
  );

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('TenantsPage', () => {
  it('shows accounts with what belongs to them, what needs attention first', async () => {
    const view = open(() => listOf([aTenant(), anUnreadableTenant()]));
    expect(await names()).toEqual(['tenant-new', 'tenant-shop']);
    const [hole, shop] = screen.getAllByRole('row').slice(1);
    expect(shop).toHaveTextContent('Tenants/Production');
    expect(shop).toHaveTextContent('10.40.0.0/18');
    expect(shop).toHaveTextContent('Activewith xkf-prod');
    expect(within(shop).getByRole('link', { name: '2' })).toHaveAttribute(
      'href',
      `/eks/roles?account=${SHOP}`,
    );
    expect(
      within(shop).getByRole('link', { name: /acme\/tenant-shop/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/tenant-shop');
    expect(
      within(shop).getByRole('link', { name: /Open: Add role shop-orders/ }),
    ).toBeVisible();
    // What could not be read is a hole: neither none nor zero.
    expect(
      within(hole).getAllByText('Not readable: access denied'),
    ).toHaveLength(4);
    expect(screen.getByText('3 min old')).toBeVisible();
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('opens details with the keyboard', async () => {
    const view = open(() => listOf([aTenant(), anUnreadableTenant()]));
    const [, details] = await screen.findAllByRole('button', {
      name: /^Details of/,
    });
    details.focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('aws-shop@acme.example')).toBeVisible();
    expect(
      screen.getByText("The tenants' unit of the organization"),
    ).toBeVisible();
    expect(screen.getByText('acme/xkf, with a resource group')).toBeVisible();
    expect(screen.getByText('vpc-0shop')).toBeVisible();
    expect(view.container).not.toHaveTextContent('What could not be read');
  });

  it('names every part that could not be read, without two parts of one name', async () => {
    const view = open(() => listOf([aTenant(), anUnreadableTenant()]), {
      path: `/eks/tenants?open=${SHOP}&open=888888888888`,
    });
    const problems = await screen.findByRole('region', {
      name: 'What could not be read: tenant-new',
    });
    expect(problems).toHaveTextContent('Networks in eu-west-1');
    expect(problems).toHaveTextContent('Missing permission: sts:AssumeRole.');
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('leads to what can be begun, with what is known already', async () => {
    open(() => listOf([aTenant({ namespaces: [] })]), {
      path: `/eks/tenants?open=${SHOP}`,
    });
    expect(
      await screen.findByRole('button', { name: 'New tenant' }),
    ).toHaveAttribute('href', '/create/templates/default/onboard-tenant');
    const role = await screen.findByRole('button', { name: 'New IAM role' });
    expect(formDataOf(role)).toMatchObject({ accountId: SHOP });
    const register = await screen.findByRole('button', { name: 'Register' });
    expect(formDataOf(register)).toEqual({
      account: 'keep',
      adopt: SHOP,
      environment: 'prod',
      owner: 'group:default/team-shop',
    });
    expect(
      screen.getByRole('button', { name: 'Peer its network' }),
    ).toHaveAttribute('href', `/eks/peering/new?accepter=${SHOP}`);
  });

  it('says which permission is missing, and that a network comes first', async () => {
    open(() => listOf([aTenant({ vpcs: [] })]), {
      path: `/eks/tenants?open=${SHOP}`,
      denied: true,
    });
    const create = await screen.findByRole('button', { name: 'New tenant' });
    expect(create).toBeDisabled();
    expect(create).toHaveAccessibleDescription(
      'The permission eks.tenant.create is missing.',
    );
    expect(
      await screen.findByText(
        'The permission eks.irsa-role.create is missing.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('The permission eks.peering.change is missing.'),
    ).toBeVisible();
  });

  it('offers no peering without a network, and no template that is not there', async () => {
    open(() => listOf([aTenant({ vpcs: [] })]), {
      path: `/eks/tenants?open=${SHOP}`,
      templates: [],
    });
    const peer = await screen.findByRole('button', {
      name: 'Peer its network',
    });
    expect(peer).toBeDisabled();
    expect(peer).toHaveAccessibleDescription(/Apply its aws-core first/);
    expect(
      screen.queryByRole('button', { name: /New tenant|New IAM role/ }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['q=SHOP', ['tenant-shop']],
    ['q=888888888888', ['tenant-new']],
    ['environment=dev', ['tenant-new']],
    ['owner=group:default/team-shop', ['tenant-shop']],
    ['unit=Tenants/Production', ['tenant-shop']],
    ['peering=active', ['tenant-shop']],
    ['peering=absent', ['tenant-new']],
    ['attention=true', ['tenant-new']],
  ])('narrows the list by the address %s', async (query, found) => {
    open(() => listOf([aTenant(), anUnreadableTenant()]), {
      path: `/eks/tenants?${query}`,
    });
    expect(await names()).toEqual(found);
    expect(screen.getByText('1 of 2 accounts')).toBeVisible();
  });

  it('says that the filters leave nothing, and takes them away', async () => {
    open(() => listOf([aTenant()]), { path: '/eks/tenants?q=nobody' });
    expect(
      await screen.findByText('No tenant fits these filters'),
    ).toBeVisible();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(await names()).toEqual(['tenant-shop']);
  });

  it.each<
    [
      string,
      { organization?: OrganizationInfo; problems?: ListProblem[] },
      RegExp,
    ]
  >([
    ['none at all', { organization }, /There is no account of a tenant yet/],
    ['none of the reader', {}, /No account of a tenant is yours/],
    [
      'not known',
      {
        organization,
        problems: [
          {
            subject: 'AWS Organizations',
            problem: { kind: 'throttled', message: 'Too many requests.' },
          },
        ],
      },
      /Whether there are tenants is not known/,
    ],
  ])('tells why there is nothing: %s', async (_, rest, words) => {
    open(() => listOf([], rest));
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('says what to do where the reader may not see tenants', async () => {
    open(() => {
      throw new Refusal(
        403,
        'NotAllowedError',
        'This needs the permission eks.cluster.read.',
      );
    });
    expect(await screen.findByText('You may not see this')).toBeVisible();
    expect(
      screen.getByText(/The permission eks\.cluster\.read is missing/),
    ).toBeVisible();
  });

  it('says why tenants could not be loaded', async () => {
    open(() => {
      throw new Refusal(500, 'Error', 'The database is away.');
    });
    expect(
      await screen.findByText('The tenants could not be loaded'),
    ).toBeVisible();
    expect(screen.getByText(/The database is away/)).toBeVisible();
  });
});
