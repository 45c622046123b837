import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ClusterDetail } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { onePage } from '../testing/clusterParts';
import { aClusterDetail, minutesAgo, supportOf } from '../testing/clusters';
import { Answers, createFleetBackend, Refusal } from '../testing/fleetBackend';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1';

function open(
  path: string,
  cluster: Partial<ClusterDetail> = {},
  answers: Answers = {},
) {
  const backend = createFleetBackend({
    getCluster: () => aClusterDetail(cluster),
    ...answers,
  });
  const view = renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [...backend.apis, [catalogApiRef, catalogApiMock()]],
  });
  return { backend, view };
}

const fact = (label: string) => {
  const term = screen.getByText(label, { selector: 'dt' });
  return term.nextElementSibling;
};

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('ClusterPage', () => {
  it('opens on the overview with the facts, and has nothing that axe complains about', async () => {
    const { view } = open(PATH, {
      version: '1.34',
      support: supportOf('1.34'),
      health: 'degraded',
      healthIssueCount: 2,
      endpointAccess: {
        public: true,
        private: true,
        publicCidrs: ['0.0.0.0/0'],
      },
      healthIssues: [
        {
          code: 'Ec2SubnetNotFound',
          message: 'subnet-0 not found',
          words: 'A subnet of the cluster was deleted.',
          resourceIds: ['subnet-0'],
        },
      ],
      degradedParts: [
        { part: 'addon', name: 'coredns', status: 'DEGRADED', issues: [] },
      ],
    });
    expect(
      await screen.findByRole('heading', { name: 'dev-eks1' }),
    ).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Overview' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(
      screen.getByText('Kubernetes 1.34 · Ending (8 days left)'),
    ).toBeVisible();
    expect(screen.getByText('xkf-dev (111111111111), eu-west-1')).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Open in AWS console/ }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('console.aws.amazon.com'),
    );
    expect(
      screen.getAllByRole('link', { name: 'team-platform' })[0],
    ).toHaveAttribute('href', '/catalog/default/group/team-platform');

    expect(fact('What happens then')).toHaveTextContent(
      'On Dec 2, 2026 the cluster enters extended support, which costs $365 / month more.',
    );
    expect(
      screen.getByText('A subnet of the cluster was deleted.'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Add-on coredns is degraded.' }),
    ).toHaveAttribute('href', expect.stringMatching(/\/addons$/));
    expect(
      screen.getByText(/the status DEGRADED and no further reason/),
    ).toBeVisible();
    expect(screen.getByText(/reachable from the whole internet/)).toBeVisible();
    expect(fact('Public from')).toHaveTextContent('0.0.0.0/0');
    expect(fact('audit')).toHaveTextContent('On');
    expect(fact('scheduler')).toHaveTextContent('Off');
    expect(screen.getByText('CostCenter=42')).toBeVisible();
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it.each<[string, Partial<ClusterDetail>]>([
    [
      'AWS upgrades the control plane to the next version by itself',
      { upgradePolicy: 'STANDARD' },
    ],
    [
      'The upgrade policy of the cluster is not known',
      { upgradePolicy: undefined },
    ],
    [
      'On Mar 23, 2027 extended support ends.',
      { version: '1.32', support: supportOf('1.32') },
    ],
    ['Support has ended.', { version: '1.29', support: supportOf('1.29') }],
    [
      'The dates of this version are not known',
      { version: '1.99', support: supportOf('1.99') },
    ],
  ])('says what happens at the end of support: %s', async (words, cluster) => {
    open(`${PATH}/overview`, cluster);
    await screen.findByRole('heading', { name: 'dev-eks1' });
    expect(fact('What happens then')).toHaveTextContent(words);
  });

  it('copies an id and says so', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    open(PATH);
    await user.click(
      await screen.findByRole('button', { name: 'Copy vpc-0aaa' }),
    );
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith('vpc-0aaa');
  });

  it('shows old facts under a banner with the cause, and holes as holes', async () => {
    open(PATH, {
      freshness: {
        lastSeen: minutesAgo(300),
        stale: true,
        problem: { kind: 'throttled', message: 'AWS throttled the portal.' },
      },
      problems: [
        {
          part: 'addon',
          name: 'coredns',
          problem: { kind: 'timeout', message: 'No answer within 10 s.' },
        },
      ],
    });
    expect(
      await screen.findByText('The newest reading of this cluster failed'),
    ).toBeVisible();
    expect(screen.getByText(/AWS throttled the portal\./)).toHaveTextContent(
      'Shown are the facts read 5 hours ago.',
    );
    expect(screen.getByText('Stale since Nov 24, 07:00')).toBeVisible();
    expect(screen.getByText('Add-on coredns:')).toBeVisible();
  });

  it('reads the cluster again and announces it', async () => {
    let version = '1.34';
    open(
      PATH,
      {},
      {
        getCluster: () =>
          aClusterDetail({ version, support: supportOf(version) }),
        refreshCluster: () => {
          version = '1.35';
          return aClusterDetail({ version, support: supportOf(version) });
        },
      },
    );
    await screen.findByText(/Kubernetes 1\.34/);
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText(/Kubernetes 1\.35/)).toBeVisible();
    expect(
      await screen.findByText('The cluster has been read again.'),
    ).toBeInTheDocument();
  });

  it('says why a reading is not permitted', async () => {
    open(
      PATH,
      {},
      {
        refreshCluster: () => {
          throw new Refusal(403, 'NotAllowedError', 'Unauthorized');
        },
      },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(
      await screen.findByText(/eks\.cluster\.refresh is missing/),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Refresh' })).toBeDisabled();
  });

  it('leads back from a cluster that nobody knows and from a wrong address', async () => {
    const { view } = open(
      PATH,
      {},
      {
        getCluster: () => {
          throw new Refusal(404, 'NotFoundError', 'No such cluster');
        },
      },
    );
    expect(
      await screen.findByText('There is no cluster dev-eks1'),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Back to the fleet' }),
    ).toHaveAttribute('href', '/eks');
    view.unmount();

    open('/eks/clusters/12/eu-west-1/dev-eks1');
    expect(
      await screen.findByText('The address names no cluster'),
    ).toBeVisible();
  });

  it('moves between tabs by links', async () => {
    open(PATH, {}, { listAddons: () => onePage([]) });
    await userEvent.click(await screen.findByRole('tab', { name: 'Add-ons' }));
    expect(await screen.findByText('No EKS add-ons')).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('tab', { name: 'Add-ons' })).toHaveAttribute(
        'aria-selected',
        'true',
      ),
    );
  });
});
