/**
 * Frontend of the eks plugin: fleet, clusters, node groups, nodes and operations. The default
 * export serves the new frontend system, the named exports a legacy app.
 *
 * @packageDocumentation
 */

export { eksFrontendPlugin as default } from './plugin';
export {
  eksPlugin,
  EksPage,
  EntityEksClusterCard,
  EntityEksNodeGroupsContent,
} from './legacyPlugin';
export { createEksApi, eksApiRef } from './api/eksApi';
export { createEksQueryClient, eksQueryClientRef } from './api/queryClient';
export {
  EksClusterPickerFieldExtension,
  EksNetworkPickerFieldExtension,
  EksPolicyEditorFieldExtension,
  EksReleaseVersionPickerFieldExtension,
  EksTenantAccountPickerFieldExtension,
} from './scaffolder/legacyFields';
export { hasEksClusters, isEksCluster } from './entity/clusterRefs';
export {
  clusterRouteRef,
  irsaRolesRouteRef,
  operationRouteRef,
  operationsRouteRef,
  peeringsRouteRef,
  rootRouteRef,
  templateRouteRef,
  tenantsRouteRef,
} from './routes';
export { eksTranslationRef } from './translation';
