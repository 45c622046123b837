import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ClusterSummary } from '@xkf/backstage-plugin-eks-common';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { aCluster } from '../testing/clusters';
import { createFleetBackend } from '../testing/fleetBackend';
import { aScanStatus, aScanUnit } from '../testing/scanUnits';

const drifting = (
  name: string,
  drift: ClusterSummary['drift'],
): ClusterSummary => aCluster({ name, drift });

const fleet = [
  drifting('a-in-step', { state: 'in-step', differences: 0 }),
  drifting('b-differs', { state: 'differs', differences: 1 }),
  drifting('c-differs-more', { state: 'differs', differences: 4 }),
  drifting('d-not-declared', { state: 'not-declared', differences: 0 }),
  drifting('e-not-readable', {
    state: 'not-readable',
    differences: 0,
    cause: 'aws-eks/variables/dev.tfvars has a syntax error in line 4.',
  }),
  drifting('f-elsewhere', undefined),
];

async function open(path: string, clusters = fleet) {
  const backend = createFleetBackend({
    listClusters: () => ({ items: clusters, totalItems: clusters.length }),
    getScanStatus: () => aScanStatus([aScanUnit()]),
  });
  renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    apis: [...backend.apis],
  });
  return screen.findByRole('table', { name: 'Clusters' });
}

const shownNames = () =>
  within(screen.getByRole('table', { name: 'Clusters' }))
    .getAllByRole('rowheader')
    .map(cell => cell.textContent);

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('drift in the fleet', () => {
  it('stands in words, what differs before what is in step', async () => {
    await open('/eks');
    expect(shownNames().slice(0, 2)).toEqual(['b-differs', 'c-differs-more']);
    const row = (name: string) =>
      screen.getByRole('row', { name: new RegExp(name) });
    expect(row('a-in-step')).toHaveTextContent('HealthyIn step');
    expect(row('c-differs-more')).toHaveTextContent('HealthyDiffers (4)');
    expect(row('d-not-declared')).toHaveTextContent('HealthyNot declared');
    const differing = screen.getByRole('button', {
      name: '2 differ from Terraform',
    });
    await userEvent.click(differing);
    await waitFor(() =>
      expect(shownNames()).toEqual(['b-differs', 'c-differs-more']),
    );
    expect(differing).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(differing);
    await waitFor(() => expect(shownNames()).toHaveLength(6));
    await userEvent.hover(
      within(row('e-not-readable')).getByText('Not readable'),
    );
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'has a syntax error in line 4.',
    );
  });

  it('is a filter and an order that stand in the address', async () => {
    await open('/eks?drift=differs&drift=not-readable&sort=drift');
    expect(shownNames()).toEqual([
      'c-differs-more',
      'b-differs',
      'e-not-readable',
    ]);
    await userEvent.click(
      screen.getByLabelText(/Drift/, { selector: '[role=button]' }),
    );
    const options = await screen.findByRole('listbox');
    for (const name of ['Differs', 'Not readable', 'Not declared']) {
      await userEvent.click(within(options).getByRole('option', { name }));
    }
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(shownNames()).toEqual(['d-not-declared']));
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(shownNames()).toEqual([
      'c-differs-more',
      'b-differs',
      'e-not-readable',
      'd-not-declared',
      'a-in-step',
      'f-elsewhere',
    ]);
  });

  it('is absent where no repository is configured', async () => {
    const table = await open('/eks?drift=nonsense', [aCluster()]);
    expect(within(table).getAllByRole('columnheader')).toHaveLength(8);
    expect(screen.queryByText('Drift')).toBeNull();
    expect(shownNames()).toEqual(['dev-eks1']);
  });
});
