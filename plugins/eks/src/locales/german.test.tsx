import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { aCluster, supportOf } from '../testing/clusters';
import { createFleetBackend } from '../testing/fleetBackend';
import { aScanStatus, anUnreadableUnit } from '../testing/scanUnits';

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

it('shows the fleet in German, with German numbers and dates', async () => {
  const backend = createFleetBackend({
    listClusters: () => ({
      items: [aCluster({ version: '1.32', support: supportOf('1.32') })],
      totalItems: 1,
    }),
    getScanStatus: () => aScanStatus([anUnreadableUnit()]),
  });
  renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: ['/eks'],
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: { availableLanguages: ['de'], defaultLanguage: 'de' },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
    apis: [...backend.apis],
  });
  expect(
    await screen.findByText('Verlängert (+ 365 $ / Monat, noch 119 Tage)'),
  ).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Flotte' })).toBeVisible();
  expect(await screen.findByText('4 h')).toBeVisible();
});
