import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen } from '@testing-library/react';
import { ClusterDetail } from '@xkf/backstage-plugin-eks-common';
import eksPlugin from '../../index';
import { stoppedAtNow } from '../../testing/clock';
import { aClusterDetail, supportOf } from '../../testing/clusters';
import { Answers, createFleetBackend } from '../../testing/fleetBackend';
import { aSummary, OPERATION_ID } from '../../testing/operations';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1';

function open(
  cluster: Partial<ClusterDetail>,
  options: { answers?: Answers; denied?: boolean } = {},
) {
  const backend = createFleetBackend({
    getCluster: () => aClusterDetail(cluster),
    listOperations: () => ({ items: [], totalItems: 0 }),
    listVersions: () => ({ items: [] }),
    ...options.answers,
  });
  renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [PATH],
    apis: [
      ...backend.apis,
      [catalogApiRef, catalogApiMock()],
      mockApis.permission({
        authorize: options.denied
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }),
    ],
  });
}

const links = async () =>
  (await screen.findAllByRole('button', { name: /^(Upgrade|Rotate)/ })).map(
    link => link.textContent,
  );

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('what can be begun on a cluster', () => {
  it('is the next version while no node group is behind', async () => {
    open({});
    expect(await links()).toEqual(['Upgrade to 1.36']);
    expect(
      screen.getByRole('button', { name: 'Upgrade to 1.36' }),
    ).toHaveAttribute('href', `${PATH}/upgrade`);
  });

  it('is first the rotation of nodes that are behind', async () => {
    open({ nodeGroups: { total: 3, behind: 1, degraded: 0, unknown: 0 } });
    expect(await links()).toEqual(['Rotate nodes', 'Upgrade to 1.36']);
  });

  it('is first the upgrade where support ends', async () => {
    open({
      version: '1.34',
      support: supportOf('1.34'),
      nodeGroups: { total: 3, behind: 1, degraded: 0, unknown: 0 },
    });
    expect(await links()).toEqual(['Upgrade to 1.35', 'Rotate nodes']);
  });

  it('is nothing for who may not, and says so', async () => {
    open({}, { denied: true });
    expect(
      await screen.findByText(
        /The permission eks\.cluster\.upgrade is missing\. No node group is behind\./,
      ),
    ).toBeVisible();
  });

  it('is nothing while an operation is under way, to which it leads', async () => {
    open(
      {},
      {
        answers: {
          listOperations: () => ({ items: [aSummary()], totalItems: 1 }),
        },
      },
    );
    expect(
      await screen.findByRole('link', {
        name: 'Upgrade dev-eks1 to 1.36: step 3 of 8, Waiting for AWS',
      }),
    ).toHaveAttribute('href', `/eks/operations/${OPERATION_ID}`);
    expect(
      screen.queryByRole('button', { name: /^Upgrade/ }),
    ).not.toBeInTheDocument();
  });

  it('can go back for some days, and says what gives that away', async () => {
    open({
      rollback: {
        to: '1.34',
        until: '2026-11-28T12:00:00.000Z',
        nodeGroupsMoved: ['dev-eks1-standard'],
        message: 'Moving nodes gives it away.',
      },
    });
    expect(
      await screen.findByText('Moving nodes gives it away.'),
    ).toBeVisible();
    expect(screen.getByText('Kubernetes 1.34')).toBeVisible();
    expect(screen.getByText('in 4 days')).toBeVisible();
    expect(screen.getByText('dev-eks1-standard')).toBeVisible();
  });
});
