import { InputError, ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { Endpoint, EndpointRequest, EndpointResponse } from './endpoint';
import { EksEndpoints, EndpointName, endpoints } from './endpoints';

/** Options of one call. @public */
export interface CallOptions {
  signal?: AbortSignal;
}

/** The backend as seen by a client: one method for each endpoint. @public */
export type EksApi = {
  [Name in EndpointName]: (
    request: EndpointRequest<EksEndpoints[Name]>,
    options?: CallOptions,
  ) => Promise<EndpointResponse<EksEndpoints[Name]>>;
};

/** What a client needs to reach the backend. @public */
export interface EksClientOptions {
  /** Base address of the plugin's backend, such as `https://portal/api/eks`. */
  baseUrl: () => Promise<string>;
  /** Adds the caller's credentials. */
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * Builds a typed client from the endpoint table. Requests and answers are both
 * parsed.
 *
 * Each method throws `InputError` for a request that does not fit, and
 * `ResponseError` for an answer that is not a success.
 * @public
 */
export function createEksClient(options: EksClientOptions): EksApi {
  const methods = Object.entries(endpoints).map(([name, endpoint]) => [
    name,
    (request: Record<string, unknown>, call?: CallOptions) =>
      callEndpoint(endpoint, request, options, call),
  ]);
  return Object.fromEntries(methods) as EksApi;
}

async function callEndpoint(
  endpoint: Endpoint,
  request: Record<string, unknown>,
  options: EksClientOptions,
  call: CallOptions | undefined,
): Promise<unknown> {
  assertFits([endpoint.params, endpoint.query, endpoint.body], request);
  const path = buildPath(endpoint, request);
  const url = `${await options.baseUrl()}${path}${buildQuery(endpoint, request)}`;
  const isPost = endpoint.method === 'POST';
  const response = await options.fetch(url, {
    method: endpoint.method,
    ...(isPost && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(pick(endpoint.body, request)),
    }),
    ...(call?.signal && { signal: call.signal }),
  });
  if (!response.ok) throw await ResponseError.fromResponse(response);
  return endpoint.response.parse(await response.json());
}

/**
 * The path with its parameters filled in and escaped.
 * @throws InputError for parameters that do not fit
 * @public
 */
export function buildPath(
  endpoint: Pick<Endpoint, 'path' | 'params'>,
  request: Record<string, unknown>,
): string {
  assertFits([endpoint.params], request);
  return endpoint.path.replace(/:([A-Za-z]+)/g, (_, name) =>
    encodeURIComponent(String(request[name])),
  );
}

/** Keys that no schema declares are not sent, so they do not matter. */
function assertFits(
  schemas: z.ZodObject[],
  request: Record<string, unknown>,
): void {
  const issues = schemas.flatMap(
    schema => schema.safeParse(pick(schema, request)).error?.issues ?? [],
  );
  if (issues.length === 0) return;
  const mistakes = issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
  throw new InputError(`The request is not valid. ${mistakes.join('; ')}`);
}

/** From what the caller gave: what is left out is left to the backend's defaults. */
function buildQuery(
  endpoint: Endpoint,
  request: Record<string, unknown>,
): string {
  const search = new URLSearchParams();
  for (const key of Object.keys(endpoint.query.shape)) {
    const value = request[key];
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) search.append(key, String(item));
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

function pick(schema: z.ZodObject, request: Record<string, unknown>) {
  return Object.fromEntries(
    Object.keys(schema.shape)
      .filter(key => request[key] !== undefined)
      .map(key => [key, request[key]]),
  );
}
