import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

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

/** The accounts of tenants. @public */
export const tenantsRouteRef = createSubRouteRef({
  id: 'eks/tenants',
  parent: rootRouteRef,
  path: '/tenants',
});

/** The IAM roles for service accounts. @public */
export const irsaRolesRouteRef = createSubRouteRef({
  id: 'eks/roles',
  parent: rootRouteRef,
  path: '/roles',
});

/**
 * The VPC peerings; the wizards `new` and `remove` follow as a further path segment.
 * @public
 */
export const peeringsRouteRef = createSubRouteRef({
  id: 'eks/peering',
  parent: rootRouteRef,
  path: '/peering',
});

/** The form of a scaffolder template, where the app has the scaffolder. @public */
export const templateRouteRef = createExternalRouteRef({
  id: 'eks/template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
