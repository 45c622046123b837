import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { onePage } from '../testing/clusterParts';
import {
  aCluster,
  aClusterDetail,
  minutesAgo,
  supportOf,
} from '../testing/clusters';
import { Answers, createFleetBackend } from '../testing/fleetBackend';
import { anOperation, aStep, OPERATION_ID } from '../testing/operations';
import { aScanStatus, anUnreadableUnit } from '../testing/scanUnits';
import {
  aChange,
  aDifference,
  aDrift,
  aPreview,
  aResize,
} from '../testing/terraform';
import { anUnreadableTenant, aRole, aTenant } from '../testing/tenants';

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

it('shows an operation in German, as far as its sentences are known', async () => {
  openInGerman(`/eks/operations/${OPERATION_ID}`, {
    getOperation: () =>
      anOperation({
        title: 'Rotate standard of dev-eks1 (xkf-dev, eu-west-1)',
        state: 'blocked',
        actions: [
          { name: 'pause', title: 'Pause', dangerous: false },
          {
            name: 'cancel',
            title:
              'Cancel and uncordon 3 nodes of dev-eks1, close pull request #7',
            dangerous: true,
          },
        ],
        currentStep: { id: 'preflight', title: 'Check again', failures: 0 },
        steps: [
          aStep({
            title: 'Check again',
            state: 'blocked',
            startedAt: minutesAgo(5),
            reason: 'Add-ons are in the way, somehow.',
            choices: [
              {
                id: 'skip-node',
                title: 'Skip node ip-10-0-0-1',
                description: 'The step is run again now.',
                dangerous: false,
              },
            ],
            detail: {
              type: 'preflight',
              findings: [
                {
                  code: 'addons',
                  state: 'required',
                  title: 'Add-on coredns',
                  message: 'It has to be newer.',
                },
                {
                  code: 'addons',
                  state: 'recommended',
                  title: 'A title that is new',
                  message: 'It could be newer.',
                },
              ],
            },
          }),
          aStep({ id: 'follow-update', title: 'Follow the update to 1.36' }),
          aStep({ id: 'drain-2-a', title: 'Drain dev-eks2-a' }),
          aStep({ id: 'cordon-2', title: 'Cordon the old nodes of dev-eks2' }),
          aStep({
            id: 'add-merge',
            title: 'Wait for the merge that adds standard2',
          }),
          aStep({ id: 'constructor', title: 'A step that is new' }),
        ],
      }),
    listOperationEvents: () => ({
      items: [
        'Began: Check again.',
        'Done: Check again. Nothing stands in the way.',
        'Taken back: Check again.',
        'Chose: Look again.',
        'Paused the operation.',
        'Something that is new.',
      ].map((message, index) => ({
        sequence: index + 1,
        at: minutesAgo(9 - index),
        type: 'step' as const,
        stepId: 'preflight',
        by: 'portal',
        message,
      })),
      totalItems: 6,
    }),
  });
  const steps = await screen.findByRole('list', { name: 'Schritte' });
  expect(
    within(steps)
      .getAllByRole('button')
      .map(({ firstChild }) => firstChild?.textContent),
  ).toEqual([
    '1. Erneut prüfen',
    '2. Das Update auf 1.36 verfolgen',
    '3. dev-eks2-a leeren',
    '4. Die alten Nodes von dev-eks2 sperren',
    '5. Auf den Merge warten, der standard2 hinzufügt',
    '6. A step that is new',
  ]);
  expect(screen.getByText('Erforderlich (1)')).toBeVisible();
  expect(screen.getByText('Add-on coredns')).toBeVisible();
  expect(screen.getByText('A title that is new')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Anhalten' })).toBeEnabled();
  expect(
    screen.getByRole('button', {
      name: 'Abbrechen: 3 Nodes von dev-eks1 wieder freigeben, Pull Request #7 schließen',
    }),
  ).toBeEnabled();
  expect(
    screen.getByRole('button', { name: 'Node ip-10-0-0-1 überspringen' }),
  ).toHaveAccessibleDescription('Der Schritt wird jetzt erneut versucht.');
  expect(
    screen.getByRole('heading', {
      name: 'Rotation von standard in dev-eks1 (xkf-dev, eu-west-1)',
    }),
  ).toBeVisible();
  const events = await screen.findByRole('list', { name: 'Was geschah' });
  const lines = within(events).getAllByRole('listitem');
  expect(lines[0]).toHaveTextContent('Something that is new.');
  expect(lines[1]).toHaveTextContent('Hielt die Operation an.');
  expect(lines[2]).toHaveTextContent('Entschied: Erneut nachsehen.');
  expect(lines[3]).toHaveTextContent('Zurückgenommen: Erneut prüfen.');
  expect(lines[4]).toHaveTextContent(
    'Getan: Erneut prüfen. Nichts steht im Weg.',
  );
  expect(lines[5]).toHaveTextContent('Begonnen: Erneut prüfen.');
});

it('shows tenants in German', async () => {
  openInGerman('/eks/tenants', {
    listTenants: () => ({
      ...onePage([aTenant(), anUnreadableTenant()]),
      problems: [],
    }),
  });
  expect(
    await screen.findByRole('columnheader', { name: 'Organisationseinheit' }),
  ).toBeVisible();
  expect(screen.getByText('mit xkf-prod')).toBeVisible();
  expect(screen.getAllByText('Aktiv')[0]).toBeVisible();
  expect(screen.getByText('2 von 2 Konten')).toBeVisible();
});

it('shows IAM roles in German', async () => {
  openInGerman('/eks/roles', {
    listIrsaRoles: () => ({
      ...onePage([
        aRole({
          lastUsedAt: undefined,
          drift: [
            {
              code: 'service-account-missing',
              severity: 'note',
              message: 'No cluster has it.',
            },
          ],
        }),
      ]),
      problems: [],
    }),
  });
  expect(await screen.findByText('Service Account fehlt')).toBeVisible();
  expect(screen.getByText('Seit 400 Tagen nicht benutzt')).toBeVisible();
  expect(screen.getByText('Nur, was nicht übereinstimmt')).toBeVisible();
});
