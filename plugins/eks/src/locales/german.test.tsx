import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { onePage } from '../testing/clusterParts';
import { aCluster, aClusterDetail, supportOf } from '../testing/clusters';
import { Answers, createFleetBackend } from '../testing/fleetBackend';
import { aScanStatus, anUnreadableUnit } from '../testing/scanUnits';
import {
  aChange,
  aDifference,
  aDrift,
  aPreview,
  aResize,
} from '../testing/terraform';

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

function openInGerman(path: string, answers: Answers) {
  const backend = createFleetBackend(answers);
  renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
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
}

it('shows the fleet in German, with German numbers and dates', async () => {
  openInGerman('/eks', {
    listClusters: () => ({
      items: [aCluster({ version: '1.32', support: supportOf('1.32') })],
      totalItems: 1,
    }),
    getScanStatus: () => aScanStatus([anUnreadableUnit()]),
  });
  expect(
    await screen.findByText('Verlängert (+ 365 $ / Monat, noch 119 Tage)'),
  ).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Flotte' })).toBeVisible();
  expect(await screen.findByText('4 h')).toBeVisible();
});

it('shows drift, its change and pull requests in German', async () => {
  openInGerman('/eks/clusters/111111111111/eu-west-1/dev-eks1/terraform', {
    getCluster: () =>
      aClusterDetail({
        owner: undefined,
        drift: { state: 'differs', differences: 1 },
      }),
    getDrift: () => aDrift([aDifference()]),
    listChanges: () =>
      onePage([aChange({ state: 'merged', changes: [aResize(7)] })]),
    previewChange: () =>
      aPreview({
        warnings: [
          {
            code: 'plan-unknown',
            severity: 'note',
            message: 'The node groups of dev-eks2 could not be read.',
          },
        ],
      }),
  });
  expect(await screen.findByText('Weicht ab (1)')).toBeVisible();
  expect(await screen.findByText('Gemergt, wartet auf AWS')).toBeVisible();
  expect(screen.getByText(/^Beantragt von/)).toHaveTextContent(
    'vor 10 Minuten',
  );
  await userEvent.click(
    screen.getByRole('button', { name: /^In Terraform 6 eintragen/ }),
  );
  expect(
    await screen.findByText(
      'Diese Datei beschreibt dev-eks1 und dev-eks2: Beide werden sich ändern.',
    ),
  ).toBeVisible();
  expect(
    screen.getByRole('button', { name: 'Pull Request in acme/xkf öffnen' }),
  ).toBeEnabled();
  // In short in German, then as the backend says it.
  expect(screen.getByText('Der ganze Plan ist nicht bekannt')).toBeVisible();
  expect(
    screen.getByText('The node groups of dev-eks2 could not be read.'),
  ).toBeVisible();
});
