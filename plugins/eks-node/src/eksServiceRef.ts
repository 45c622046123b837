import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  CallOptions,
  createEksClient,
  EksEndpoints,
  EndpointName,
  EndpointRequest,
  EndpointResponse,
  endpoints,
} from '@xkf/backstage-plugin-eks-common';

/** Options of one call by another backend plugin. @public */
export interface EksServiceCallOptions extends CallOptions {
  /** On whose behalf the call is made; decides what may be seen. */
  credentials: BackstageCredentials;
}

/** The eks backend for other backend plugins: one method for each endpoint. @public */
export type EksService = {
  [Name in EndpointName]: (
    request: EndpointRequest<EksEndpoints[Name]>,
    options: EksServiceCallOptions,
  ) => Promise<EndpointResponse<EksEndpoints[Name]>>;
};

/**
 * Reaches the eks backend over HTTP, wherever it runs, with a token on behalf
 * of the given credentials.
 * @public
 */
export const eksServiceRef = createServiceRef<EksService>({
  id: 'eks.service',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) => createEksService(auth, discovery),
    }),
});

function createEksService(
  auth: AuthService,
  discovery: DiscoveryService,
): EksService {
  const methods = Object.keys(endpoints).map(name => [
    name,
    (request: object, { credentials, ...call }: EksServiceCallOptions) => {
      const client = createEksClient({
        baseUrl: () => discovery.getBaseUrl('eks'),
        fetch: async (url, init) => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: credentials,
            targetPluginId: 'eks',
          });
          const headers = new Headers(init.headers);
          headers.set('Authorization', `Bearer ${token}`);
          return fetch(url, { ...init, headers });
        },
      });
      const method = client[name as EndpointName] as (
        request: object,
        options: CallOptions,
      ) => Promise<unknown>;
      return method(request, call);
    },
  ]);
  return Object.fromEntries(methods) as EksService;
}
