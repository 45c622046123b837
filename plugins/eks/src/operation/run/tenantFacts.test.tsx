import { screen } from '@testing-library/react';
import { OperationInput } from '@xkf/backstage-plugin-eks-common';
import { stoppedAtNow } from '../../testing/clock';
import { anOperation } from '../../testing/operations';
import { SHOP } from '../../testing/tenants';
import { openRun } from './__testUtils__/openRun';

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

const account: OperationInput = {
  kind: 'tenant-account',
  name: 'tenant-shop',
  email: 'aws-shop@acme.example',
  environment: 'prod',
  owner: 'group:default/team-shop',
  tags: { CostCenter: '42' },
};

const registration: OperationInput = {
  kind: 'tenant-registration',
  accountId: '111111111111',
  region: 'eu-west-1',
  tenant: 'shop',
  owner: 'group:default/team-shop',
  tenantAccountIds: [SHOP],
  delegateResourceGroup: true,
  labels: { team: 'shop' },
  flux: {
    enabled: true,
    createCrds: false,
    azureDevOps: { org: 'acme', proj: 'shop', repo: 'fleet' },
  },
  resourceGroup: {
    commonName: 'shop',
    delegateAks: true,
    delegateKeyVault: true,
    delegateServiceEndpoint: false,
    delegateServicePrincipal: false,
    lockResourceGroup: false,
    disableUniqueSuffix: false,
    tags: {},
  },
};

const role: OperationInput = {
  kind: 'irsa-role',
  accountId: SHOP,
  region: 'eu-west-1',
  roleName: 'xks-eu-west-1-prod-shop-orders',
  clusters: [
    {
      accountId: '333333333333',
      region: 'eu-west-1',
      clusterName: 'prod-eks1',
    },
  ],
  namespace: 'shop',
  serviceAccount: 'orders',
  policyJson: '{ "Version": "2012-10-17" }',
  policyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
};

describe('the request of an operation about a tenant', () => {
  it.each<[OperationInput, (string | RegExp)[]]>([
    [
      account,
      ['Creates a new one', 'CostCenter=42', /The tenants' unit of the con/],
    ],
    [{ ...account, adopt: SHOP }, [`Takes over ${SHOP}`]],
    [
      registration,
      [
        '111111111111, eu-west-1',
        'Azure DevOps: acme/shop/fleet',
        'shop, delegated to the tenant',
        'team=shop',
      ],
    ],
    [
      {
        ...registration,
        resourceGroup: undefined,
        flux: { enabled: false, createCrds: false },
      },
      ['Off'],
    ],
    [
      role,
      [
        'xks-eu-west-1-prod-shop-orders',
        'shop/orders',
        'prod-eks1',
        'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
        '{ "Version": "2012-10-17" }',
      ],
    ],
  ])('is told in facts', async (input, words) => {
    openRun(() => anOperation({ kind: input.kind, input }));
    for (const word of words) {
      expect((await screen.findAllByText(word))[0]).toBeVisible();
    }
  });
});
