import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import {
  Stepper,
  StepperProps,
} from '@backstage/plugin-scaffolder-react/alpha';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createEksClient } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import { eksApiRef } from '../api/eksApi';
import { stoppedAtNow } from '../testing/clock';
import { aCluster } from '../testing/clusters';
import { Answers, createFleetBackend, Refusal } from '../testing/fleetBackend';
import { rotationOptions } from '../testing/operations';
import { aNetwork, aTenant, SHOP } from '../testing/tenants';
import {
  accountPicker,
  clusterPicker,
  networkPicker,
  policyEditor,
  releasePicker,
} from './formFields';

type Schema = StepperProps['manifest']['steps'][number]['schema'];

const DEV = 'arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1';

const extensions = [
  clusterPicker,
  accountPicker,
  networkPicker,
  releasePicker,
  policyEditor,
].map(field => ({ ...field, schema: field.schema.schema }));

const answers: Answers = {
  listClusters: () => ({
    items: [
      aCluster(),
      aCluster({
        name: 'prod-eks1',
        accountId: '333333333333',
        accountName: 'xkf-prod',
      }),
    ],
    totalItems: 2,
  }),
  listTenants: () => ({ items: [aTenant()], totalItems: 1, problems: [] }),
  listNetworks: () => ({
    items: [
      aNetwork(),
      aNetwork({
        accountId: SHOP,
        accountName: 'tenant-shop',
        role: 'tenant',
        vpcId: 'vpc-0shop',
        name: undefined,
        cidrs: ['10.40.0.0/18'],
      }),
    ],
    totalItems: 2,
    problems: [],
  }),
  getRotationOptions: () => rotationOptions(),
};

/** Opens a template with one step, as the scaffolder shows it. */
function openForm(
  properties: Schema,
  options: {
    answers?: Answers;
    initial?: StepperProps['initialState'];
    required?: string[];
  } = {},
) {
  const created = jest.fn();
  const backend = createFleetBackend(options.answers ?? answers);
  const [[, { fetch }]] = backend.apis;
  const view = renderInTestApp(
    <SecretsContextProvider>
      <Stepper
        manifest={{
          title: 'A template',
          steps: [{ title: 'A step', schema: { type: 'object', properties } }],
        }}
        extensions={extensions}
        initialState={options.initial}
        onCreate={created}
      />
    </SecretsContextProvider>,
    {
      apis: [
        ...backend.apis,
        [
          eksApiRef,
          createEksClient({
            baseUrl: async () => 'http://localhost/api/eks',
            fetch,
          }),
        ] as const,
        [catalogApiRef, catalogApiMock()] as const,
        mockApis.permission(),
      ],
    },
  );
  return { view, created };
}

const review = () =>
  userEvent.click(screen.getByRole('button', { name: 'Review' }));

/** What the template gets. */
async function submit(created: jest.Mock): Promise<unknown> {
  await review();
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
  await waitFor(() => expect(created).toHaveBeenCalled());
  return created.mock.calls[0][0];
}

async function choose(field: string, option: RegExp) {
  await userEvent.click(await screen.findByRole('textbox', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('the fields of templates', () => {
  it('take one cluster, with the keyboard alone', async () => {
    const { view, created } = openForm({
      cluster: {
        type: 'string',
        title: 'Where',
        'ui:field': 'EksClusterPicker',
      },
    });
    const field = await screen.findByRole('textbox', { name: 'Where' });
    field.focus();
    await userEvent.keyboard('dev');
    await screen.findByRole('option', {
      name: 'dev-eks1 (xkf-dev, eu-west-1, 1.35)',
    });
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect((await axe(view.container)).violations).toEqual([]);
    expect(await submit(created)).toEqual({ cluster: DEV });
  });

  it('take several clusters', async () => {
    const { created } = openForm(
      {
        clusters: {
          type: 'array',
          // A form then begins with one that is empty.
          minItems: 1,
          items: { type: 'string' },
          title: 'Where',
          'ui:field': 'EksClusterPicker',
        },
      },
      { required: ['clusters'] },
    );
    await screen.findByRole('textbox', { name: 'Where' });
    expect(screen.queryByRole('button', { name: '' })).not.toBeInTheDocument();
    await choose('Where', /^prod-eks1/);
    // The browser itself would refuse an empty input that is required.
    expect(screen.getByRole('textbox', { name: /^Where/ })).not.toBeRequired();
    await choose('Where', /^dev-eks1/);
    expect(await submit(created)).toEqual({
      clusters: ['arn:aws:eks:eu-west-1:333333333333:cluster/prod-eks1', DEV],
    });
  });

  it('take accounts of tenants, and those of platforms where the template says so', async () => {
    const { created } = openForm({
      account: {
        type: 'string',
        'ui:field': 'EksTenantAccountPicker',
        'ui:options': { platform: true },
      },
    });
    await userEvent.click(
      await screen.findByRole('textbox', { name: 'Account' }),
    );
    const list = await screen.findByRole('listbox');
    await waitFor(() =>
      expect(
        within(list)
          .getAllByRole('option')
          .map(option => option.textContent),
      ).toEqual(['tenant-shop (666666666666)', 'xkf-dev (111111111111)']),
    );
    await userEvent.click(within(list).getByText(/^tenant-shop/));
    expect(await submit(created)).toEqual({ account: SHOP });
  });

  it('take a network of a tenant', async () => {
    const { created } = openForm(
      {
        network: {
          type: 'object',
          'ui:field': 'EksNetworkPicker',
          'ui:options': { role: 'tenant' },
        },
      },
      // As a form gives it while nothing is chosen.
      { initial: { network: {} } },
    );
    await screen.findByRole('textbox', { name: 'Network' });
    await review();
    expect(
      (await screen.findAllByText(/Choose a network of the list\./))[0],
    ).toBeVisible();
    await choose('Network', /^vpc-0shop, tenant-shop/);
    expect(await submit(created)).toEqual({
      network: {
        accountId: SHOP,
        region: 'eu-west-1',
        vpcId: 'vpc-0shop',
        cidr: '10.40.0.0/18',
      },
    });
  });

  it('offer ranges that no network has', async () => {
    const { created } = openForm({
      range: {
        type: 'string',
        'ui:field': 'EksNetworkPicker',
        'ui:options': { within: '10.0.0.0/16', prefix: 18 },
      },
    });
    const field = await screen.findByRole('textbox', {
      name: 'Range of the network',
    });
    await userEvent.click(field);
    const list = await screen.findByRole('listbox');
    // The first one is that of xkf-dev.
    expect(
      within(list)
        .getAllByRole('option')
        .map(option => option.textContent),
    ).toEqual(['10.0.64.0/18', '10.0.128.0/18', '10.0.192.0/18']);
    await userEvent.click(within(list).getByText('10.0.64.0/18'));
    expect(await submit(created)).toEqual({ range: '10.0.64.0/18' });
  });

  it('take a release of the cluster that is chosen in another field', async () => {
    const { created } = openForm({
      cluster: { type: 'string', 'ui:field': 'EksClusterPicker' },
      release: { type: 'string', 'ui:field': 'EksReleaseVersionPicker' },
    });
    expect(
      await screen.findByText('Choose the cluster first to see its releases.'),
    ).toBeVisible();
    await choose('Cluster', /^dev-eks1/);
    await choose('Release version', /^1\.35\.2-20261110/);
    expect(await submit(created)).toEqual({
      cluster: DEV,
      release: '1.35.2-20261110',
    });
  });

  it('judge a policy while it is written', async () => {
    openForm(
      { policy: { type: 'string', 'ui:field': 'EksPolicyEditor' } },
      {
        initial: {
          policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
          }),
        },
      },
    );
    const editor = await screen.findByRole('textbox', { name: 'Policy' });
    expect(
      screen.getByText(
        /Statement 1 of the policy allows s3:\* on every resource\./,
      ),
    ).toBeVisible();
    await userEvent.clear(editor);
    await userEvent.click(editor);
    await userEvent.paste('nothing');
    expect(screen.getByText(/The policy is not JSON/)).toBeVisible();
    await review();
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('fill a policy from a preset', async () => {
    const { view, created } = openForm({
      policy: { type: 'string', 'ui:field': 'EksPolicyEditor' },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /Begin with a preset/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Read a bucket' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Fill in the policy' }),
    );
    const bucket = screen.getByRole('textbox', { name: 'Name of the bucket' });
    expect(bucket).toBeInvalid();
    await userEvent.click(bucket);
    await userEvent.paste('acme-shop-images');
    await userEvent.click(
      screen.getByRole('button', { name: 'Fill in the policy' }),
    );
    expect((await axe(view.container)).violations).toEqual([]);
    expect(await submit(created)).toEqual({
      policy: expect.stringContaining('arn:aws:s3:::acme-shop-images'),
    });
  });

  it('say why there is nothing to choose', async () => {
    openForm(
      { cluster: { type: 'string', 'ui:field': 'EksClusterPicker' } },
      {
        answers: {
          listClusters: () => {
            throw new Refusal(
              403,
              'NotAllowedError',
              'This needs the permission eks.cluster.read.',
            );
          },
        },
      },
    );
    expect(
      await screen.findByText(
        /could not be loaded: This needs the permission eks\.cluster\.read\./,
      ),
    ).toBeVisible();
  });

  it.each<[string, Schema, string, RegExp]>([
    [
      'a name for a cluster',
      { 'ui:field': 'EksClusterPicker' },
      'dev-eks1',
      /dev-eks1 is not the ARN of an EKS cluster/,
    ],
    [
      'a name for an account',
      { 'ui:field': 'EksTenantAccountPicker' },
      'shop',
      /shop is not the id of an AWS account/,
    ],
    [
      'an address within a range',
      { 'ui:field': 'EksNetworkPicker' },
      '10.0.0.1/18',
      /10\.0\.0\.1\/18 is not a range of addresses/,
    ],
    [
      'a range of which somebody has addresses',
      { 'ui:field': 'EksNetworkPicker' },
      '10.40.0.0/20',
      /10\.40\.0\.0\/20 has addresses of tenant-shop \(10\.40\.0\.0\/18\)/,
    ],
    [
      'a version for a release',
      { 'ui:field': 'EksReleaseVersionPicker' },
      'newest',
      /newest is not a release version in full/,
    ],
  ])('refuse %s', async (_, field, value, words) => {
    openForm({ value: { type: 'string', ...field } }, { initial: { value } });
    await screen.findAllByRole('textbox');
    await review();
    expect((await screen.findAllByText(words))[0]).toBeVisible();
  });
});
