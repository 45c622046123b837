import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ScanUnit } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { aCluster, minutesAgo, supportOf } from '../testing/clusters';
import { Answers, createFleetBackend, Refusal } from '../testing/fleetBackend';
import { aScanStatus, aScanUnit, anUnreadableUnit } from '../testing/scanUnits';

const prod = {
  accountId: '333333333333',
  accountName: 'xkf-prod',
  environment: 'prod',
};

const version = (text: string) => ({
  version: text,
  support: supportOf(text),
});

const fleet = [
  aCluster({ name: 'b-current' }),
  aCluster({ name: 'a-behind', nodeGroups: counts(2) }),
  aCluster({
    name: 'c-degraded',
    health: 'degraded',
    healthIssueCount: 1,
    nodeGroups: { total: 2, behind: 2, degraded: 1, unknown: 0 },
  }),
  aCluster({ ...prod, name: 'd-ending', ...version('1.34') }),
  aCluster({ ...prod, name: 'e-extended', ...version('1.32') }),
  aCluster({ ...prod, name: 'f-ended', ...version('1.29') }),
  aCluster({ ...prod, name: 'g-unlisted', ...version('1.99') }),
  aCluster({
    accountId: '555555555555',
    accountName: 'legacy',
    environment: 'prod',
    name: 'h-stale',
    nodeGroups: undefined,
    health: 'unknown',
    freshness: { lastSeen: minutesAgo(300), stale: true },
  }),
];

function counts(behind: number) {
  return { total: 3, behind, degraded: 0, unknown: 0 };
}

function open(path: string, answers: Answers = {}) {
  const backend = createFleetBackend({
    listClusters: () => ({ items: fleet, totalItems: fleet.length }),
    getScanStatus: () =>
      aScanStatus([
        aScanUnit(),
        aScanUnit(prod),
        anUnreadableUnit(),
        anUnreadableUnit({ region: 'eu-north-1', clusters: 0 }),
      ]),
    ...answers,
  });
  const view = renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    apis: [...backend.apis],
  });
  return { backend, view };
}

async function findTable() {
  return screen.findByRole('table', { name: 'Clusters' });
}

function shownNames() {
  const table = screen.getByRole('table', { name: 'Clusters' });
  return within(table)
    .queryAllByRole('rowheader')
    .map(cell => cell.textContent);
}

const tile = (name: RegExp) => screen.getByRole('button', { name });

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('FleetPage', () => {
  it('shows every cluster, what needs attention first, in words', async () => {
    open('/eks');
    await findTable();
    expect(shownNames()).toEqual([
      'f-ended',
      'e-extended',
      'd-ending',
      'c-degraded',
      'a-behind',
      'b-current',
      'g-unlisted',
      'h-stale',
    ]);
    const row = (name: string) =>
      screen.getByRole('row', { name: new RegExp(name) });
    expect(row('f-ended')).toHaveTextContent('1.29 eks.12Ended');
    expect(row('e-extended')).toHaveTextContent(
      'Extended (+ $365 / month, 119 days left)',
    );
    expect(row('d-ending')).toHaveTextContent('Ending (8 days left)');
    expect(row('c-degraded')).toHaveTextContent('Degraded (1 issue)');
    // Trouble does not hide old images.
    expect(row('c-degraded')).toHaveTextContent('1 of 2 degraded, 2 behind');
    expect(row('a-behind')).toHaveTextContent('2 of 3 behind');
    expect(row('b-current')).toHaveTextContent('Standard (123 days left)');
    expect(row('b-current')).toHaveTextContent('3 min old');
    expect(row('g-unlisted')).toHaveTextContent('1.99 eks.12Unknown');
    expect(row('h-stale')).toHaveTextContent(
      'Not readableUnknownStale since Nov 24, 07:00',
    );
    expect(screen.getByRole('link', { name: 'f-ended' })).toHaveAttribute(
      'href',
      '/eks/clusters/333333333333/eu-west-1/f-ended',
    );
  });

  it('names what could not be read, since when, and why', async () => {
    open('/eks');
    const banner = await screen.findByRole('region', {
      name: '1 account could not be read',
    });
    expect(banner).toHaveTextContent(
      'legacy (555555555555), eu-west-1 for 4 h Not readable: access denied',
    );
    expect(banner).toHaveTextContent(
      'The role xkf-portal-reader may not be assumed. Missing permission: sts:AssumeRole.',
    );
    expect(banner).toHaveTextContent(
      'Its 1 cluster is shown as last seen and marked stale.',
    );
    expect(banner).toHaveTextContent('No cluster of it is known.');
    await userEvent.hover(within(banner).getAllByText('4 h')[0]);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      '2026-11-24 08:00:00 UTC',
    );
  });

  it('filters by a number of the summary, and takes the filter away again', async () => {
    open('/eks');
    await findTable();
    expect(
      tile(/^1In extended support\+ \$365 \/ monthand 1 ended/),
    ).toBeVisible();
    expect(tile(/^4Node groups behind the newest AMI/)).toHaveTextContent(
      'in 2 clusters',
    );
    expect(tile(/^1Account not readable/)).toBeVisible();
    expect(tile(/^8Clusters/)).toHaveAttribute('aria-pressed', 'true');

    await userEvent.click(tile(/In extended support/));
    expect(shownNames()).toEqual(['e-extended']);
    expect(tile(/In extended support/)).toHaveAttribute('aria-pressed', 'true');
    expect(tile(/^8Clusters/)).toHaveAttribute('aria-pressed', 'false');

    await userEvent.click(tile(/Node groups behind/));
    expect(shownNames()).toEqual(['c-degraded', 'a-behind']);
    await userEvent.click(tile(/Account not readable/));
    expect(shownNames()).toEqual(['h-stale']);
    await userEvent.click(tile(/Account not readable/));
    expect(shownNames()).toHaveLength(8);
  });

  it('says on hover and on focus how the extra cost is counted', async () => {
    open('/eks');
    await findTable();
    expect(tile(/In extended support/)).toHaveAccessibleDescription(
      /730 hours a month/,
    );
    tile(/In extended support/).focus();
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      '$0.50 more, times 730 hours a month, for 1 cluster. The extended support of 1 more cluster has ended.',
    );
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
  });

  it('reads filters, order and page from the address', async () => {
    open(
      '/eks?environment=prod&phase=ended&phase=unknown&sort=name&order=desc',
    );
    await findTable();
    expect(shownNames()).toEqual(['g-unlisted', 'f-ended']);
    expect(screen.getByRole('columnheader', { name: /Name/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    expect(screen.getByText(/^2 of 8 clusters/)).toBeVisible();

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(shownNames()).toHaveLength(8);
    await userEvent.click(
      screen.getByRole('button', { name: 'Needs attention first' }),
    );
    expect(shownNames()[0]).toBe('f-ended');
  });

  it('sorts by trouble with node groups and with health', async () => {
    open('/eks?sort=nodeGroups');
    await findTable();
    expect(shownNames().slice(0, 2)).toEqual(['c-degraded', 'a-behind']);
    expect(shownNames()[7]).toBe('h-stale');
    await userEvent.click(screen.getByRole('button', { name: 'Health' }));
    expect(shownNames().slice(0, 2)).toEqual(['c-degraded', 'h-stale']);
  });

  it('names the page in the title of the window, and takes it away again', async () => {
    const { view } = open('/eks');
    await findTable();
    expect(document.title).toMatch(/^Clusters · ./);
    view.unmount();
    expect(document.title).not.toContain('Clusters');
  });

  it('ignores what does not fit in the address', async () => {
    open('/eks?phase=nonsense&show=x&page=-4&rows=7&sort=constructor');
    await findTable();
    expect(shownNames()).toHaveLength(8);
  });

  it('filters by several values of one kind and by text', async () => {
    open('/eks');
    await findTable();
    await userEvent.click(
      screen.getByLabelText(/Version/, { selector: '[role=button]' }),
    );
    const options = await screen.findByRole('listbox');
    await userEvent.click(
      within(options).getByRole('option', { name: '1.29' }),
    );
    await userEvent.click(
      within(options).getByRole('option', { name: '1.32' }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(shownNames()).toEqual(['f-ended', 'e-extended']),
    );
    await userEvent.type(screen.getByLabelText('Search'), 'XKF-prod');
    expect(shownNames()).toEqual(['f-ended', 'e-extended']);
    await userEvent.type(screen.getByLabelText('Search'), 'x');
    expect(
      await screen.findByText('No cluster matches the filters'),
    ).toBeVisible();
  });

  it('reads all accounts again, shows the progress and announces the end', async () => {
    let units: ScanUnit[] = [aScanUnit(), aScanUnit(prod)];
    const { backend } = open('/eks', {
      getScanStatus: () => aScanStatus(units),
      startScan: () => {
        units = units.map(unit => ({ ...unit, state: 'running' }));
        return { started: 2, running: 2 };
      },
    });
    await findTable();
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    const progress = await screen.findByRole('region', {
      name: 'Accounts and regions being read',
    });
    expect(progress).toHaveTextContent('xkf-dev eu-west-1 Running');
    expect(progress).toHaveTextContent('xkf-prod eu-west-1 Running');
    expect(
      screen.getByRole('button', { name: 'Reading 0 of 2' }),
    ).toBeDisabled();

    const listed = backend.calls.filter(name => name === 'listClusters').length;
    units = [aScanUnit(), anUnreadableUnit()];
    expect(
      await screen.findByText(
        'Reading finished. 1 account could not be read.',
        undefined,
        { timeout: 4_000 },
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Refresh' })).toBeEnabled();
    await waitFor(() =>
      expect(
        backend.calls.filter(name => name === 'listClusters').length,
      ).toBeGreaterThan(listed),
    );
  });

  it('turns the refresh button off with the reason when it is not permitted', async () => {
    open('/eks', {
      startScan: () => {
        throw new Refusal(403, 'NotAllowedError', 'Unauthorized');
      },
    });
    await findTable();
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    const reason = await screen.findByText(/eks\.cluster\.refresh is missing/);
    expect(reason).toBeVisible();
    const button = screen.getByRole('button', { name: 'Refresh' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(/eks\.cluster\.refresh/);
  });

  it('names the missing permission and whom to ask', async () => {
    const refuse = () => {
      throw new Refusal(
        403,
        'NotAllowedError',
        'This needs the permission eks.cluster.read. Ask whoever runs this portal to allow it for you.',
      );
    };
    const { backend } = open('/eks', {
      listClusters: refuse,
      getScanStatus: refuse,
    });
    expect(await screen.findByText('You may not see this')).toBeVisible();
    expect(
      screen.getByText(
        /permission eks\.cluster\.read is missing\. Ask the team/,
      ),
    ).toBeVisible();
    expect(backend.calls.filter(name => name === 'listClusters')).toHaveLength(
      1,
    );
  });

  it('retries a backend in trouble a few times, says why, and tries again on request', async () => {
    let broken = true;
    const { backend } = open('/eks', {
      listClusters: () => {
        if (broken) {
          throw new Refusal(
            503,
            'ServiceUnavailableError',
            'The database is starting.',
          );
        }
        return { items: fleet, totalItems: fleet.length };
      },
    });
    expect(
      await screen.findByText('The fleet could not be loaded'),
    ).toBeVisible();
    expect(screen.getByText('Why: The database is starting.')).toBeVisible();
    expect(backend.calls.filter(name => name === 'listClusters')).toHaveLength(
      3,
    );
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await findTable()).toBeVisible();
  });

  it('shows the clusters even where the state of the accounts is not known', async () => {
    open('/eks', {
      getScanStatus: () => {
        throw new Refusal(500, 'Error', 'The table is locked.');
      },
    });
    await findTable();
    expect(
      await screen.findByText(
        'Which accounts could be read could not be loaded',
      ),
    ).toBeVisible();
    expect(shownNames()).toHaveLength(8);
  });

  it('shows skeletons first and has nothing that axe complains about', async () => {
    const { view } = open('/eks');
    expect(
      await screen.findByRole('status', { name: 'Loading The fleet' }),
    ).toBeInTheDocument();
    await findTable();
    await screen.findByRole('table', {
      name: 'Clusters per Kubernetes version',
    });
    expect((await axe(view.container)).violations).toEqual([]);
  });
});
