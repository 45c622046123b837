import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** The fleet page. Works in both frontend systems. @public */
export const rootRouteRef = createRouteRef({ id: 'eks' });

/** The page of one cluster; its tabs follow as a further path segment. @public */
export const clusterRouteRef = createSubRouteRef({
  id: 'eks/cluster',
  parent: rootRouteRef,
  path: '/clusters/:accountId/:region/:clusterName',
});
