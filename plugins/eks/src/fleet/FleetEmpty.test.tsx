import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { aCluster } from '../testing/clusters';
import { Answers, createFleetBackend } from '../testing/fleetBackend';
import { aScanStatus, aScanUnit, anUnreadableUnit } from '../testing/scanUnits';

function open(path: string, answers: Answers = {}) {
  const backend = createFleetBackend({
    listClusters: () => ({ items: [aCluster()], totalItems: 1 }),
    getScanStatus: () => aScanStatus([aScanUnit()]),
    ...answers,
  });
  renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    apis: [...backend.apis],
  });
}

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('an empty fleet', () => {
  it.each([
    ['No AWS account is configured', []],
    [
      'The accounts are being read',
      [aScanUnit({ state: 'pending', lastSuccess: undefined })],
    ],
    ['There are no clusters', [aScanUnit({ clusters: 0 })]],
    ['No account could be read', [anUnreadableUnit()]],
  ])('says why it is empty: %s', async (title, units) => {
    open('/eks', {
      listClusters: () => ({ items: [], totalItems: 0 }),
      getScanStatus: () => aScanStatus(units),
    });
    expect(await screen.findByText(title)).toBeVisible();
  });

  it('says that no cluster is known where an account could never be read', async () => {
    open('/eks?environment=lab&show=unread', {
      getScanStatus: () =>
        aScanStatus([
          anUnreadableUnit(),
          anUnreadableUnit({
            accountId: '666666666666',
            accountName: 'xkf-lab',
            environment: 'lab',
            clusters: 0,
          }),
        ]),
    });
    expect(
      await screen.findByText('No cluster is known in the account named above'),
    ).toBeVisible();
    // The number and the banner speak of the same accounts.
    expect(
      screen.getByRole('button', { name: /^1Account not readable/ }),
    ).toBeVisible();
    const banner = screen.getByRole('region', {
      name: '1 account could not be read',
    });
    expect(within(banner).getAllByRole('listitem')).toHaveLength(1);
    expect(banner).toHaveTextContent('xkf-lab (666666666666), eu-west-1');
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(screen.getByRole('link', { name: 'dev-eks1' })).toBeVisible();
  });

  it('keeps the frame of the chart where no cluster is left', async () => {
    open('/eks?q=nothing-like-it');
    expect(
      await screen.findByText('No cluster matches the filters'),
    ).toBeVisible();
    expect(screen.getByRole('figure')).toHaveTextContent(
      'Clusters per Kubernetes version',
    );
  });
});
