import { fetchApiRef } from '@backstage/frontend-plugin-api';
import {
  Endpoint,
  EksEndpoints,
  EndpointInput,
  EndpointName,
  EndpointResponse,
  endpoints,
} from '@xkf/backstage-plugin-eks-common';
import { createEksQueryClient, eksQueryClientRef } from '../api/queryClient';

/** What the test backend gives for each endpoint. */
export type Answers = {
  [Name in EndpointName]?: (
    input: EndpointInput<EksEndpoints[Name]>,
  ) => EndpointResponse<EksEndpoints[Name]>;
};

/** An answer that is not a success, in the form of Backstage's error middleware. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly errorName: string,
    message: string,
    /** What the error carries besides, such as a newer preview. */
    readonly details: object = {},
  ) {
    super(message);
  }
}

type Answer = (input: EndpointInput<Endpoint>) => unknown;

function match(endpoint: Endpoint, method: string, path: string) {
  if (endpoint.method !== method) return undefined;
  const pattern = endpoint.path.replace(/:([A-Za-z]+)/g, '(?<$1>[^/]+)');
  return new RegExp(`^${pattern}$`).exec(path);
}

function queryOf(search: URLSearchParams) {
  return Object.fromEntries(
    [...new Set(search.keys())].map(key => {
      const values = search.getAll(key);
      return [key, values.length > 1 ? values : values[0]];
    }),
  );
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
}

function refuse(
  status: number,
  name: string,
  message: string,
  details: object = {},
): Response {
  return json(status, {
    error: { name, message, ...details },
    response: { statusCode: status },
  });
}

/**
 * A backend for tests behind the endpoint table: requests and answers are checked
 * by the schemas of the contract, so that it cannot drift from the real one.
 */
export function createFleetBackend(answers: Answers) {
  const calls: EndpointName[] = [];

  async function fetch(
    input: string | URL | Request,
    init?: RequestInit,
  ): Promise<Response> {
    const url = new URL(String(input));
    const path = url.pathname.replace(/^\/api\/eks/, '');
    const method = init?.method ?? 'GET';
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      const found = match(endpoint, method, path);
      if (!found) continue;
      const endpointName = name as EndpointName;
      calls.push(endpointName);
      const answer = answers[endpointName] as Answer | undefined;
      if (!answer) return refuse(501, 'NotImplementedError', `No ${name}`);
      try {
        const body: unknown = answer({
          params: endpoint.params.parse(found.groups ?? {}),
          query: endpoint.query.parse(queryOf(url.searchParams)),
          body: endpoint.body.parse(JSON.parse(String(init?.body ?? '{}'))),
        });
        return json(endpoint.status, endpoint.response.parse(body));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, errorName, message, details } = error;
        return refuse(status, errorName, message, details);
      }
    }
    return refuse(404, 'NotFoundError', `No route ${method} ${path}`);
  }

  return {
    /** Endpoints in the order in which they were called. */
    calls,
    /** What a test app needs to talk to this backend, without waits between retries. */
    apis: [
      [fetchApiRef, { fetch }],
      [eksQueryClientRef, createEksQueryClient({ retryDelayMs: 1 })],
    ] as const,
  };
}
