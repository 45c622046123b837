import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  clusterTarget,
  OperationSummary,
} from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../../index';
import { stoppedAtNow } from '../../testing/clock';
import { aClusterDetail, minutesAgo } from '../../testing/clusters';
import {
  Answers,
  createFleetBackend,
  Refusal,
} from '../../testing/fleetBackend';
import { aSummary } from '../../testing/operations';
import {
  aScanStatus,
  aScanUnit,
  anUnreadableUnit,
} from '../../testing/scanUnits';

const id = (digit: number) => `3f1c6a50-7c1e-4c53-9a58-0c5c2f1f0a0${digit}`;

const qa = clusterTarget({
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
});

const some: OperationSummary[] = [
  aSummary({
    id: id(1),
    title: 'Upgrade dev-eks1 to 1.35',
    state: 'succeeded',
    reason: undefined,
    currentStep: undefined,
    createdAt: minutesAgo(5),
  }),
  aSummary({ id: id(2), createdAt: minutesAgo(60) }),
  aSummary({
    id: id(3),
    kind: 'rotation',
    title: 'Rotate nodes of qa-eks1',
    target: qa,
    environment: 'qa',
    state: 'blocked',
    reason: 'Budget shop/cart allows 0 more disruptions.',
    createdAt: minutesAgo(90),
  }),
];

function open(path: string, answers: Answers = {}) {
  const backend = createFleetBackend({
    listOperations: () => ({ items: some, totalItems: some.length }),
    getCluster: () => aClusterDetail(),
    listVersions: () => ({ items: [] }),
    getScanStatus: () => aScanStatus([aScanUnit()]),
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

const titles = async () =>
  (
    await within(
      await screen.findByRole('table', { name: 'Operations' }),
    ).findAllByRole('rowheader')
  ).map(cell => cell.textContent);

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('OperationsList', () => {
  it('shows what asks for a person first, then what is active, then the rest', async () => {
    const { view } = open('/eks/operations');
    expect(await titles()).toEqual([
      'Rotate nodes of qa-eks1',
      'Upgrade dev-eks1 to 1.36',
      'Upgrade dev-eks1 to 1.35',
    ]);
    const row = screen.getByRole('row', { name: /Rotate nodes of qa-eks1/ });
    expect(row).toHaveTextContent('Blocked');
    expect(row).toHaveTextContent(
      'Budget shop/cart allows 0 more disruptions.',
    );
    expect(row).toHaveTextContent('Step 3 of 8: Follow the update');
    expect(row).toHaveTextContent('qa-eks1222222222222, eu-west-1');
    expect(row).toHaveTextContent('1 hour ago');
    expect(
      within(row).getByRole('link', { name: 'Rotate nodes of qa-eks1' }),
    ).toHaveAttribute('href', `/eks/operations/${id(3)}`);
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it.each([
    ['state=blocked', ['Rotate nodes of qa-eks1']],
    ['kind=upgrade', ['Upgrade dev-eks1 to 1.36', 'Upgrade dev-eks1 to 1.35']],
    ['cluster=qa-eks1', ['Rotate nodes of qa-eks1']],
    [
      'environment=dev&state=waiting&state=blocked',
      ['Upgrade dev-eks1 to 1.36'],
    ],
  ])('reads the filter from the address: %s', async (query, expected) => {
    open(`/eks/operations?${query}`);
    expect(await titles()).toEqual(expected);
  });

  it('tells clusters of one name apart', async () => {
    const named = (accountId: string) =>
      clusterTarget({ accountId, region: 'eu-west-1', clusterName: 'shared' });
    const items = ['111111111111', '222222222222'].map((accountId, index) =>
      aSummary({
        id: id(index + 1),
        title: `Upgrade shared to 1.3${index}`,
        target: named(accountId),
      }),
    );
    open('/eks/operations', {
      listOperations: () => ({ items: [...items, some[2]], totalItems: 3 }),
    });
    await titles();
    await userEvent.click(screen.getByRole('button', { name: /^About All/ }));
    const offered = await screen.findAllByRole('option');
    expect(offered.map(option => option.textContent)).toEqual([
      'qa-eks1',
      'shared (111111111111, eu-west-1)',
      'shared (222222222222, eu-west-1)',
    ]);
    await userEvent.click(offered[2]);
    await userEvent.keyboard('{Escape}');
    await waitFor(async () =>
      expect(await titles()).toEqual(['Upgrade shared to 1.31']),
    );
  });

  it('says what is waited for, and names people as people', async () => {
    open('/eks/operations', {
      listOperations: () => ({
        items: [
          aSummary({
            currentStep: {
              id: 'wait-merge',
              title: 'Wait for the merge',
              failures: 0,
            },
          }),
          aSummary({
            id: id(2),
            title: 'Upgrade dev-eks1 to 1.37',
            currentStep: { id: 'drain-a', title: 'Drain a', failures: 3 },
          }),
          aSummary({
            id: id(3),
            title: 'Rotate nodes of qa-eks1',
            state: 'paused',
            reason: 'Paused by user:default/ada.',
          }),
        ],
        totalItems: 3,
      }),
    });
    await titles();
    expect(
      screen.getByRole('row', { name: /Upgrade dev-eks1 to 1\.36/ }),
    ).toHaveTextContent('Waiting for the merge');
    expect(
      screen.getByRole('row', { name: /dev-eks1 to 1\.37/ }),
    ).toHaveTextContent('Waiting to try again (3 attempts failed)');
    const paused = screen.getByRole('row', { name: /qa-eks1/ });
    const [person] = within(paused).getAllByRole('link', { name: 'ada' });
    expect(person).toHaveAttribute('href', '/catalog/default/user/ada');
    expect(person.closest('td')).toHaveTextContent('Paused by ada.');
  });

  it('asks the backend for the chosen environments alone, and offers the others', async () => {
    const asked: unknown[] = [];
    open('/eks/operations?environment=qa', {
      getScanStatus: () => aScanStatus([aScanUnit(), anUnreadableUnit()]),
      listOperations: ({ query }) => {
        asked.push(query.environment);
        return { items: some.slice(2), totalItems: 1 };
      },
    });
    expect(await titles()).toEqual(['Rotate nodes of qa-eks1']);
    expect(asked[0]).toEqual(['qa']);
    await userEvent.click(
      within(screen.getByRole('search')).getByRole('button', {
        name: /^Environment/,
      }),
    );
    expect(
      (await screen.findAllByRole('option')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['dev', 'prod', 'qa']);
  });

  it('narrows by a filter and takes it away again', async () => {
    open('/eks/operations');
    await titles();
    await userEvent.click(screen.getByRole('button', { name: /^Kind/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Node rotation' }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(async () =>
      expect(await titles()).toEqual(['Rotate nodes of qa-eks1']),
    );
    expect(screen.getByText('1 of 3 operations')).toBeVisible();
    await userEvent.click(
      screen.getAllByRole('button', { name: /filters/i })[0],
    );
    await waitFor(async () => expect(await titles()).toHaveLength(3));
  });

  it('is a tab of a cluster, which asks for its own alone', async () => {
    const asked: (string | undefined)[] = [];
    open('/eks/clusters/111111111111/eu-west-1/dev-eks1/operations', {
      listOperations: ({ query }) => {
        asked.push(query.clusterName);
        return { items: some.slice(0, 2), totalItems: 2 };
      },
    });
    expect(await titles()).toHaveLength(2);
    expect(asked).toContain('dev-eks1');
    expect(
      screen.queryByRole('columnheader', { name: 'About' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['/eks/operations', 'No operation yet'],
    ['/eks/operations?state=paused', 'No operation fits these filters'],
  ])('says that there is nothing: %s', async (path, words) => {
    open(path, {
      listOperations: () =>
        path.includes('?')
          ? { items: some, totalItems: 3 }
          : { items: [], totalItems: 0 },
    });
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('says which permission is missing', async () => {
    open('/eks/operations', {
      listOperations: () => {
        throw new Refusal(
          403,
          'NotAllowedError',
          'This needs the permission eks.cluster.read.',
        );
      },
    });
    expect(await screen.findByText('You may not see this')).toBeVisible();
  });

  it('asks again as soon as a signal comes', async () => {
    let items = some.slice(0, 1);
    const backend = createFleetBackend({
      getScanStatus: () => aScanStatus([]),
      listOperations: () => ({ items, totalItems: items.length }),
    });
    let send: (message: object) => void = () => {};
    renderTestApp({
      features: [eksPlugin],
      initialRouteEntries: ['/eks/operations'],
      apis: [
        ...backend.apis,
        [
          signalApiRef,
          {
            subscribe(channel: string, onMessage: (message: never) => void) {
              expect(channel).toBe('eks:operations');
              send = onMessage as (message: object) => void;
              return { unsubscribe: () => {} };
            },
          },
        ],
      ],
    });
    expect(await titles()).toHaveLength(1);
    items = some;
    act(() => send({ id: id(3), version: 2 }));
    await waitFor(async () => expect(await titles()).toHaveLength(3));
  });
});
