import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** The fleet page. Works in both frontend systems. @public */
export const rootRouteRef = createRouteRef({ id: 'eks' });

/**
 * The page of one cluster; its tabs follow as a further path segment, and so do the
 * wizards `upgrade` and `rotate`.
 * @public
 */
export const clusterRouteRef = createSubRouteRef({
  id: 'eks/cluster',
  parent: rootRouteRef,
  path: '/clusters/:accountId/:region/:clusterName',
});

/** The list of operations. @public */
export const operationsRouteRef = createSubRouteRef({
  id: 'eks/operations',
  parent: rootRouteRef,
  path: '/operations',
});

/** One operation, live. @public */
export const operationRouteRef = createSubRouteRef({
  id: 'eks/operation',
  parent: rootRouteRef,
  path: '/operations/:id',
});
