import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createEksApi, eksApiRef } from './api/eksApi';
import { createEksQueryClient, eksQueryClientRef } from './api/queryClient';
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

/** The plugin for the legacy frontend system. @public */
export const eksPlugin = createPlugin({
  id: 'eks',
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
  apis: [
    createApiFactory({
      api: eksApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createEksApi,
    }),
    createApiFactory(eksQueryClientRef, createEksQueryClient()),
  ],
});

/** The pages of the plugin, mounted at a route of the app. @public */
export const EksPage = eksPlugin.provide(
  createRoutableExtension({
    name: 'EksPage',
    component: () => import('./page/EksPage').then(m => m.EksPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * Card with the state of the cluster that an entity is, or of the clusters that
 * it runs on.
 * @public
 */
export const EntityEksClusterCard = eksPlugin.provide(
  createComponentExtension({
    name: 'EntityEksClusterCard',
    component: {
      lazy: () =>
        import('./entity/EntityEksClusterCard').then(
          m => m.EntityEksClusterCard,
        ),
    },
  }),
);

/** Node groups of the cluster that an entity is, for a tab. @public */
export const EntityEksNodeGroupsContent = eksPlugin.provide(
  createComponentExtension({
    name: 'EntityEksNodeGroupsContent',
    component: {
      lazy: () =>
        import('./entity/EntityEksNodeGroupsContent').then(
          m => m.EntityEksNodeGroupsContent,
        ),
    },
  }),
);
