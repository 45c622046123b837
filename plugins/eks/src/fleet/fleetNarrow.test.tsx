import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import eksPlugin from '../index';
import { aCluster } from '../testing/clusters';
import { createFleetBackend } from '../testing/fleetBackend';
import { aScanStatus, aScanUnit } from '../testing/scanUnits';

/** Answers media queries as a browser window of this width would, in pixels. */
function windowOf(width: number) {
  const matches = (query: string) => {
    const min = /min-width:\s*([\d.]+)px/.exec(query);
    const max = /max-width:\s*([\d.]+)px/.exec(query);
    return (
      (min !== null || max !== null) &&
      (!min || width >= Number(min[1])) &&
      (!max || width <= Number(max[1]))
    );
  };
  return jest.fn((query: string) => ({
    matches: matches(query),
    media: query,
    onchange: null,
    addListener: jest.fn(),
    removeListener: jest.fn(),
    addEventListener: jest.fn(),
    removeEventListener: jest.fn(),
    dispatchEvent: jest.fn(),
  }));
}

async function openAt(width: number) {
  window.matchMedia = windowOf(width);
  const backend = createFleetBackend({
    listClusters: () => ({
      items: [aCluster({ drift: { state: 'differs', differences: 2 } })],
      totalItems: 1,
    }),
    getScanStatus: () => aScanStatus([aScanUnit()]),
  });
  renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: ['/eks'],
    apis: [...backend.apis],
  });
  const table = await screen.findByRole('table', { name: 'Clusters' });
  return table;
}

const headers = (table: HTMLElement) =>
  within(table)
    .getAllByRole('columnheader')
    .map(cell => cell.textContent);

const original = window.matchMedia;
afterEach(() => {
  window.matchMedia = original;
});

describe('the fleet on narrow screens', () => {
  it('shows all columns at 1400 pixels', async () => {
    expect(headers(await openAt(1400))).toHaveLength(9);
  });

  it('folds the lesser columns into details at 800 pixels', async () => {
    const table = await openAt(800);
    expect(headers(table)).toEqual([
      'Details',
      'Name',
      'Version, platform, support',
      'Health',
    ]);
    const toggle = within(table).getByRole('button', {
      name: 'Details of dev-eks1, xkf-dev, eu-west-1',
    });
    // Clusters of one name are told apart by their place.
    expect(within(table).getByRole('rowheader')).toHaveTextContent(
      'dev-eks1xkf-dev, eu-west-1',
    );
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    toggle.focus();
    await userEvent.keyboard('{Enter}');
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(within(table).getByText('Region', { selector: 'dt' })).toBeVisible();
    expect(within(table).getByText('111111111111')).toBeVisible();
    expect(within(table).getByText('Differs (2)')).toBeVisible();
  });
});
