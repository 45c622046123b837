import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import eksPlugin from '../index';
import { aCluster } from '../testing/clusters';
import { createFleetBackend } from '../testing/fleetBackend';
import { aScanStatus, aScanUnit } from '../testing/scanUnits';

const CLUSTERS = 1_000;

/** Generous bounds in milliseconds: a slow machine passes, a quadratic table does not. */
const BOUND_FILTER_MS = 3_000;
const BOUND_ALL_ROWS_MS = 15_000;

const clusters = Array.from({ length: CLUSTERS }, (_, index) =>
  aCluster({ name: `cluster-${String(index).padStart(4, '0')}` }),
);

async function open(path: string) {
  const backend = createFleetBackend({
    listClusters: ({ query }) => {
      const start = Number(query.cursor ?? 0);
      const end = start + 400;
      return {
        items: clusters.slice(start, end),
        totalItems: CLUSTERS,
        ...(end < CLUSTERS && { nextCursor: String(end) }),
      };
    },
    getScanStatus: () => aScanStatus([aScanUnit({ clusters: CLUSTERS })]),
  });
  renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    apis: [...backend.apis],
  });
  return screen.findByRole('table', { name: 'Clusters' });
}

const names = (table: HTMLElement) =>
  [...table.querySelectorAll('th[scope=row]')].map(cell => cell.textContent);

describe('a fleet of 1,000 clusters', () => {
  it('is fetched whole, shown in pages, and filtered at once', async () => {
    const table = await open('/eks');
    expect(names(table)).toHaveLength(50);
    expect(screen.getByText('1 to 50 of 1000')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(names(table)[0]).toBe('cluster-0050');

    const start = performance.now();
    await userEvent.click(screen.getByLabelText('Search'));
    await userEvent.paste('cluster-0777');
    expect(names(table)).toEqual(['cluster-0777']);
    expect(performance.now() - start).toBeLessThan(BOUND_FILTER_MS);
  });

  it('is shown in one page where that is asked for', async () => {
    const start = performance.now();
    const table = await open('/eks?rows=1000&page=1');
    expect(names(table)).toHaveLength(CLUSTERS);
    expect(performance.now() - start).toBeLessThan(BOUND_ALL_ROWS_MS);
    const head = within(table).getAllByRole('columnheader');
    expect(head).toHaveLength(8);
  });
});
