import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  RiArrowUpCircleLine,
  RiLoopLeftLine,
  RiShipLine,
} from '@remixicon/react';
import {
  ANNOTATION_ARN,
  ANNOTATION_CLUSTER,
  ENTITY_TYPE_CLUSTER,
} from '@xkf/backstage-plugin-eks-common';
import { createEksApi, eksApiRef } from './api/eksApi';
import { createEksQueryClient, eksQueryClientRef } from './api/queryClient';
import { useClusterMenuItem } from './entity/clusterMenu';
import {
  clusterRouteRef,
  irsaRolesRouteRef,
  operationRouteRef,
  operationsRouteRef,
  peeringsRouteRef,
  rootRouteRef,
  templateRouteRef,
  tenantsRouteRef,
} from './routes';
import { formFieldExtensions } from './scaffolder/extensions';

const clusterEntities = {
  kind: 'resource',
  'spec.type': ENTITY_TYPE_CLUSTER,
  [`metadata.annotations.${ANNOTATION_ARN}`]: { $exists: true },
};

const page = PageBlueprint.make({
  params: {
    path: '/eks',
    title: 'Clusters',
    icon: <RiShipLine />,
    routeRef: rootRouteRef,
    loader: () => import('./page/EksRoutes').then(m => <m.EksRoutes />),
  },
});

const clientApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: eksApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createEksApi,
    }),
});

const queryClientApi = ApiBlueprint.make({
  name: 'query-client',
  params: defineParams =>
    defineParams({
      api: eksQueryClientRef,
      deps: {},
      factory: () => createEksQueryClient(),
    }),
});

const loadCard = () =>
  import('./entity/EntityEksClusterCard').then(m => <m.EntityEksClusterCard />);

const clusterCard = EntityCardBlueprint.make({
  name: 'cluster',
  params: { filter: clusterEntities, loader: loadCard },
});

const workloadCard = EntityCardBlueprint.make({
  name: 'workload-clusters',
  params: {
    filter: {
      [`metadata.annotations.${ANNOTATION_CLUSTER}`]: { $exists: true },
    },
    // Beside the About card: where it runs is among the first things to know.
    type: 'info',
    loader: loadCard,
  },
});

const nodeGroupsContent = EntityContentBlueprint.make({
  name: 'node-groups',
  params: {
    path: '/node-groups',
    title: 'Node groups',
    filter: clusterEntities,
    loader: () =>
      import('./entity/EntityEksNodeGroupsContent').then(m => (
        <m.EntityEksNodeGroupsContent />
      )),
  },
});

const upgradeMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'upgrade',
  params: {
    icon: <RiArrowUpCircleLine />,
    filter: clusterEntities,
    useProps: () => useClusterMenuItem('upgrade'),
  },
});

const rotateMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'rotate',
  params: {
    icon: <RiLoopLeftLine />,
    filter: clusterEntities,
    useProps: () => useClusterMenuItem('rotate'),
  },
});

/** The plugin for the new frontend system. @public */
export const eksFrontendPlugin = createFrontendPlugin({
  pluginId: 'eks',
  title: 'Clusters',
  icon: <RiShipLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    cluster: clusterRouteRef,
    operations: operationsRouteRef,
    operation: operationRouteRef,
    tenants: tenantsRouteRef,
    irsaRoles: irsaRolesRouteRef,
    peerings: peeringsRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
  extensions: [
    page,
    clientApi,
    queryClientApi,
    clusterCard,
    workloadCard,
    nodeGroupsContent,
    upgradeMenuItem,
    rotateMenuItem,
    ...formFieldExtensions,
  ],
});
