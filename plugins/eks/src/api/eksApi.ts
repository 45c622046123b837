import {
  createApiRef,
  DiscoveryApi,
  FetchApi,
} from '@backstage/frontend-plugin-api';
import { createEksClient, EksApi } from '@xkf/backstage-plugin-eks-common';

/** The backend, one method for each endpoint of the contract. @public */
export const eksApiRef = createApiRef<EksApi>().with({
  id: 'plugin.eks.client',
  pluginId: 'eks',
});

/** Builds the client over the app's discovery and the caller's credentials. @public */
export function createEksApi(options: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}): EksApi {
  const { discoveryApi, fetchApi } = options;
  return createEksClient({
    baseUrl: () => discoveryApi.getBaseUrl('eks'),
    fetch: (url, init) => fetchApi.fetch(url, init),
  });
}
