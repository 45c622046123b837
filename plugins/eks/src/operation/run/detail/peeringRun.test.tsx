import { screen } from '@testing-library/react';
import { Operation } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import { stoppedAtNow } from '../../../testing/clock';
import { minutesAgo } from '../../../testing/clusters';
import { atStep } from '../../../testing/operations';
import { aPeeringPlan, inDays } from '../../../testing/peerings';
import { aPullRequest } from '../../../testing/terraform';
import { openRun } from '../__testUtils__/openRun';

const { target, alsoTargets } = aPeeringPlan();

const of = (changes: Partial<Operation> = {}): Partial<Operation> => ({
  kind: 'peering',
  title: 'Set up the peering prod-tenant-shop',
  target,
  alsoTargets,
  input: {
    kind: 'peering',
    name: 'prod-tenant-shop',
    region: 'eu-west-1',
    requester: {
      accountId: '333333333333',
      vpcId: 'vpc-0000000000000aaa1',
      cidr: '10.30.0.0/18',
    },
    accepter: { accountId: '666666666666' },
  },
  ...changes,
});

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('the run of a peering', () => {
  it('shows the request, how long it stands, the routes and whose apply is awaited', async () => {
    const { view } = openRun(() =>
      atStep(
        {
          id: 'wait-active',
          title: 'Wait for the acceptance',
          state: 'waiting',
          detail: {
            type: 'peering',
            connectionId: 'pcx-0000000000000bbb1',
            status: 'pending-acceptance',
            message: 'Pending Acceptance by 666666666666',
            expiresAt: inDays(6),
            routes: [
              { side: 'requester', present: 13, wanted: 13 },
              { side: 'accepter', present: 1, wanted: 3 },
            ],
            awaited: {
              type: 'pull-request',
              changeId: 'c1',
              repository: 'acme/tenant-shop',
              title: 'Accept the peering prod-tenant-shop',
              files: [],
              pullRequest: aPullRequest({ state: 'merged' }),
              readAt: minutesAgo(2),
            },
          },
        },
        of(),
      ),
    );
    const part = await screen.findByRole('region', {
      name: 'Peering in AWS',
    });
    expect(part).toHaveTextContent(
      /Waiting for acceptance, ends in 6 days.*pcx-0000000000000bbb1.*Pending Acceptance by 666666666666.*Request endsin 6 days.*requester13 of 13.*accepter1 of 3/,
    );
    expect(screen.getByText('acme/tenant-shop')).toBeVisible();
    expect(screen.getByText('Waiting for the apply')).toBeVisible();
    expect(
      screen.getByText('333333333333, vpc-0000000000000aaa1, 10.30.0.0/18'),
    ).toBeVisible();
    expect(
      screen.getByText('333333333333, eu-west-1; 666666666666, eu-west-1'),
    ).toBeVisible();
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('counts the routes that a removal still has to wait for', async () => {
    openRun(() =>
      atStep(
        {
          id: 'wait-connection-gone',
          title: 'Wait until the connection is gone',
          state: 'waiting',
          detail: {
            type: 'peering',
            connectionId: 'pcx-0000000000000bbb1',
            status: 'active',
            routes: [
              { side: 'requester', present: 13, wanted: 0 },
              { side: 'accepter', present: 0, wanted: 0 },
            ],
          },
        },
        of({ kind: 'peering-removal' }),
      ),
    );
    expect(
      await screen.findByRole('region', { name: 'Peering in AWS' }),
    ).toHaveTextContent(/Active.*requester13 left.*accepterNone/);
  });
});
