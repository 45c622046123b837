import {
  createFrontendPlugin,
  createRouteRef,
  createSubRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { Entity } from '@backstage/catalog-model';

const root = createRouteRef();

/** A scaffolder whose templates have addresses, and nothing behind them. */
export const scaffolder = createFrontendPlugin({
  pluginId: 'scaffolder',
  routes: {
    selectedTemplate: createSubRouteRef({
      parent: root,
      path: '/templates/:namespace/:templateName',
    }),
  },
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/create',
        routeRef: root,
        loader: async () => <p>Templates</p>,
      },
    }),
  ],
});

/** A scaffolder template in the catalog. */
export function aTemplate(name: string): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name, namespace: 'default' },
    spec: { type: 'tenant' },
  };
}
