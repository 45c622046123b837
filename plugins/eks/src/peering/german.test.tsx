import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { Answers, createFleetBackend } from '../testing/fleetBackend';
import { anOperation, aStep, OPERATION_ID } from '../testing/operations';
import {
  aNetwork,
  anAccepter,
  aPeering,
  aPeeringPlan,
  inDays,
  wholeList,
} from '../testing/peerings';

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

it('shows peerings in German, and what does not agree in short before the words of the backend', async () => {
  openInGerman('/eks/peering', {
    listNetworks: () => wholeList([aNetwork()]),
    listPeerings: () =>
      wholeList([
        aPeering({
          accepter: anAccepter({ declared: undefined }),
          connection: {
            id: 'pcx-0000000000000aaa1',
            status: 'pending-acceptance',
            expiresAt: inDays(6),
          },
          disagreements: [
            {
              code: 'not-accepted-in-terraform',
              severity: 'warning',
              message: 'acme/tenant-data does not accept it.',
            },
          ],
        }),
      ]),
  });
  const row = await screen.findByRole('row', { name: /prod-tenant-data/ });
  expect(row).toHaveTextContent(
    /Wartet auf Annahme, endet in 6 Tagen.*13 von 13.*Nicht deklariert.*Die annehmende Seite deklariert es nicht.*acme\/tenant-data does not accept it\./,
  );
  expect(screen.getByRole('button', { name: 'Neues Peering' })).toBeVisible();
});

it('shows the run of a removal in German', async () => {
  const { target, alsoTargets } = aPeeringPlan();
  const step = (id: string, title: string) => aStep({ id, title });
  openInGerman(`/eks/operations/${OPERATION_ID}`, {
    getOperation: () =>
      anOperation({
        kind: 'peering-removal',
        title: 'Remove the peering prod-tenant-shop',
        target,
        alsoTargets,
        input: {
          kind: 'peering-removal',
          name: 'prod-tenant-shop',
          region: 'eu-west-1',
          requester: { accountId: '333333333333' },
          accepter: { accountId: '666666666666' },
        },
        currentStep: {
          id: 'wait-turn',
          title: 'Wait for the turn',
          failures: 0,
        },
        steps: [
          step('wait-turn', 'Wait for the turn'),
          step(
            'pull-request-accepter',
            'Open the pull request that removes the peering prod-tenant-shop from the accepter',
          ),
          step(
            'wait-merge-accepter',
            'Wait for the merge that removes the peering prod-tenant-shop from the accepter',
          ),
          step(
            'wait-accepter-routes-gone',
            'Wait until the routes of the accepter are gone',
          ),
        ],
      }),
    listOperationEvents: () => ({ items: [], totalItems: 0 }),
  });
  expect(
    await screen.findByRole('heading', {
      name: 'Das Peering prod-tenant-shop entfernen',
    }),
  ).toBeVisible();
  expect(screen.getByText('Wartet, bis es an der Reihe ist')).toBeVisible();
  const steps = screen.getByRole('list', { name: 'Schritte' });
  expect(
    within(steps)
      .getAllByRole('button')
      .map(({ firstChild }) => firstChild?.textContent),
  ).toEqual([
    '1. Warten, bis es an der Reihe ist',
    '2. Den Pull Request öffnen, der das Peering prod-tenant-shop von der annehmenden Seite entfernt',
    '3. Auf den Merge warten, der das Peering prod-tenant-shop von der annehmenden Seite entfernt',
    '4. Warten, bis die Routen der annehmenden Seite weg sind',
  ]);
});
