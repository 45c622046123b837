import { screen, within } from '@testing-library/react';
import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import { stoppedAtNow } from '../../../testing/clock';
import { minutesAgo } from '../../../testing/clusters';
import { aDrain, anOperation, atStep } from '../../../testing/operations';
import { aPreview, aPullRequest } from '../../../testing/terraform';
import { openRun } from '../__testUtils__/openRun';

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('the details of a step', () => {
  const details: [string, StepDetail, (string | RegExp)[]][] = [
    [
      'account',
      {
        type: 'account',
        name: 'tenant-shop',
        email: 'aws-shop@acme.example',
        state: 'IN_PROGRESS',
      },
      ['tenant-shop', 'AWS has not given one yet', 'aws-shop@acme.example'],
    ],
    [
      'account',
      {
        type: 'account',
        name: 'tenant-shop',
        email: 'aws-shop@acme.example',
        state: 'adopted',
        accountId: '666666666666',
        organizationalUnit: 'Tenants/Production',
      },
      ['Taken over', '666666666666', 'Tenants/Production'],
    ],
    [
      'irsa-role',
      {
        type: 'irsa-role',
        roleArn: 'arn:aws:iam::666666666666:role/shop-orders',
        serviceAccountYaml: 'kind: ServiceAccount\n',
      },
      [
        'arn:aws:iam::666666666666:role/shop-orders',
        'kind: ServiceAccount',
        'Copy the YAML',
        /the module of XKF sets none/,
      ],
    ],
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
    const { view } = openRun(() => atStep({ detail }));
    await screen.findByRole('heading', { level: 2 });
    for (const word of words) {
      expect(screen.getAllByText(word)[0]).toBeVisible();
    }
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('colours the nodes of a drain by state, and shows only budgets that hold it up', async () => {
    openRun(() => atStep({ detail: { type: 'drain', progress: aDrain() } }));
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
    const { accountId, region, clusterName = '' } = anOperation().target;
    openRun(() =>
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
    openRun(() =>
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
});
