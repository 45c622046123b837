import { Entity } from '@backstage/catalog-model';
import { FlatRoutes } from '@backstage/core-app-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Route } from 'react-router-dom';
import {
  createEksApi,
  createEksQueryClient,
  default as eksFrontendPlugin,
  eksApiRef,
  EksPage,
  eksPlugin,
  eksQueryClientRef,
  EntityEksClusterCard,
  EntityEksNodeGroupsContent,
  hasEksClusters,
  isEksCluster,
  rootRouteRef,
} from '../index';
import { stoppedAtNow } from '../testing/clock';
import { aNodeGroup, onePage } from '../testing/clusterParts';
import {
  aCluster,
  aClusterDetail,
  minutesAgo,
  supportOf,
} from '../testing/clusters';
import { createFleetBackend, Refusal } from '../testing/fleetBackend';
import { aScanStatus, aScanUnit } from '../testing/scanUnits';
import { aDifference, aDrift, aPreview } from '../testing/terraform';

const ARN = 'arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1';
const OTHER_ARN = 'arn:aws:eks:eu-west-1:333333333333:cluster/prod-eks2';

const clusterEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'dev-eks1',
    namespace: 'default',
    annotations: { 'amazonaws.com/arn': ARN },
  },
  spec: { type: 'kubernetes-cluster', owner: 'team-platform' },
};

function component(annotation: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'shop-web',
      namespace: 'default',
      annotations: { 'eks.amazonaws.com/cluster': annotation },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-shop' },
  };
}

const backend = () =>
  createFleetBackend({
    listClusters: () => ({ items: [aCluster()], totalItems: 1 }),
    getScanStatus: () => aScanStatus([aScanUnit()]),
    getCluster: ({ params }) => {
      if (params.clusterName === 'gone') {
        throw new Refusal(404, 'NotFoundError', 'No such cluster');
      }
      return aClusterDetail({
        name: params.clusterName,
        accountId: params.accountId,
        version: '1.32',
        support: supportOf('1.32'),
        drift: { state: 'differs', differences: 3 },
      });
    },
    getDrift: () => aDrift([aDifference()]),
    listChanges: () => onePage([]),
    previewChange: () => aPreview(),
    listNodeGroups: () => ({
      items: [aNodeGroup()],
      totalItems: 1,
      lastSeen: minutesAgo(3),
      problems: [],
    }),
  });

/** The entity's page in the new frontend system, with the whole plugin. */
function openNew(entity: Entity) {
  return renderTestApp({
    features: [eksFrontendPlugin],
    extensions: [createTestEntityPage({ entity })],
    apis: [
      ...backend().apis,
      [catalogApiRef, catalogApiMock({ entities: [entity] })],
    ],
  });
}

/** Something of the plugin in a legacy app. */
function openLegacy(
  element: JSX.Element,
  options: Parameters<typeof renderInTestApp>[1],
) {
  const [[, fetchApi]] = backend().apis;
  const discoveryApi = {
    getBaseUrl: async (id: string) => `http://localhost/api/${id}`,
  };
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [eksApiRef, createEksApi({ discoveryApi, fetchApi })],
        [eksQueryClientRef, createEksQueryClient({ retryDelayMs: 1 })],
      ]}
    >
      <EntityProvider entity={clusterEntity}>{element}</EntityProvider>
    </TestApiProvider>,
    options,
  );
}

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('entities in the new frontend system', () => {
  it('show the state of the cluster that they are', async () => {
    const { container } = openNew(clusterEntity);
    expect(
      await screen.findByText('Extended (+ $365 / month, 119 days left)'),
    ).toBeVisible();
    expect(screen.getByText('EKS cluster')).toBeVisible();
    expect(screen.getByText('3 current')).toBeVisible();
    expect(screen.getByText('Healthy')).toBeVisible();
    expect(screen.getByText('Differs (3)')).toBeVisible();
    expect(screen.getByRole('link', { name: 'dev-eks1' })).toHaveAttribute(
      'href',
      '/eks/clusters/111111111111/eu-west-1/dev-eks1',
    );
    expect((await axe(container)).violations).toEqual([]);
  });

  it('show the node groups of the cluster that they are', async () => {
    openNew(clusterEntity);
    expect(
      await screen.findByRole('table', { name: 'Node groups' }),
    ).toHaveTextContent('standard-1');
  });

  it('show each cluster that a component runs on', async () => {
    openNew(component(`${ARN}, ${OTHER_ARN}`));
    expect(await screen.findByText('EKS clusters')).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'prod-eks2' }),
    ).toHaveAttribute('href', '/eks/clusters/333333333333/eu-west-1/prod-eks2');
    expect(screen.getByRole('link', { name: 'dev-eks1' })).toBeVisible();
  });

  it('say what is wrong with an annotation', async () => {
    openNew(component('prod-eks2'));
    expect(
      await screen.findByText(
        /eks\.amazonaws\.com\/cluster has the value "prod-eks2", which is not the ARN/,
      ),
    ).toBeVisible();
  });

  it('say that a cluster is not known', async () => {
    openNew(component('arn:aws:eks:eu-west-1:111111111111:cluster/gone'));
    expect(
      await screen.findByText(
        /No cluster gone is known in account 111111111111/,
      ),
    ).toBeVisible();
  });

  it('show nothing of the plugin where nothing names a cluster', async () => {
    const plain = component('x');
    plain.metadata.annotations = {};
    openNew(plain);
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});

describe('a legacy app', () => {
  it('gets the same client and cache from the plugin', () => {
    expect([...eksPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      eksApiRef.id,
      eksQueryClientRef.id,
    ]);
  });

  it('shows the fleet with a header of its own', async () => {
    await openLegacy(
      <FlatRoutes>
        <Route path="/eks" element={<EksPage />} />
      </FlatRoutes>,
      { routeEntries: ['/eks'] },
    );
    expect(
      await screen.findByRole('heading', { name: 'Clusters', level: 1 }),
    ).toBeVisible();
    expect(await screen.findByRole('link', { name: 'dev-eks1' })).toBeVisible();
  });

  it('shows the Terraform tab, from which a change begins', async () => {
    await openLegacy(
      <FlatRoutes>
        <Route path="/eks" element={<EksPage />} />
      </FlatRoutes>,
      {
        routeEntries: [
          '/eks/clusters/111111111111/eu-west-1/dev-eks1/terraform',
        ],
      },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^Make Terraform say 6/ }),
    );
    expect(
      await screen.findByRole('button', {
        name: 'Open pull request in acme/xkf',
      }),
    ).toBeEnabled();
  });

  it('shows the card and the node groups', async () => {
    await openLegacy(
      <>
        <EntityEksClusterCard />
        <EntityEksNodeGroupsContent />
      </>,
      { mountedRoutes: { '/eks': rootRouteRef } },
    );
    expect(
      await screen.findByText('Extended (+ $365 / month, 119 days left)'),
    ).toBeVisible();
    expect(
      await screen.findByRole('table', { name: 'Node groups' }),
    ).toHaveTextContent('standard-1');
  });

  it('tells from an entity whether there is something to show', () => {
    expect(isEksCluster(clusterEntity)).toBe(true);
    expect(isEksCluster(component(ARN))).toBe(false);
    expect(hasEksClusters(component(ARN))).toBe(true);
    expect(hasEksClusters(clusterEntity)).toBe(false);
  });
});
