import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  CallOptions,
  createEksClient,
  EksEndpoints,
  EndpointName,
  EndpointRequest,
  EndpointResponse,
  endpoints,
} from '@xkf/backstage-plugin-eks-common';

/** Limit of one call; the backend's own reads of clusters end before it. */
const TIMEOUT_MS = 30_000;

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
 *
 * A call takes 30 seconds at most, or ends earlier with the caller's signal.
 * Besides what `createEksClient` names, it throws `ServiceUnavailableError`
 * after that time and the reason of the caller's signal when that aborts.
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
    async (
      request: object,
      { credentials, signal: left }: EksServiceCallOptions,
    ) => {
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
      const limit = AbortSignal.timeout(TIMEOUT_MS);
      const signal = left ? AbortSignal.any([left, limit]) : limit;
      try {
        return await method(request, { signal });
      } catch (error) {
        if (!limit.aborted || error !== limit.reason) throw error;
        throw new ServiceUnavailableError(
          `The eks backend did not answer within ${TIMEOUT_MS / 1000} s.`,
        );
      }
    },
  ]);
  return Object.fromEntries(methods) as EksService;
}
