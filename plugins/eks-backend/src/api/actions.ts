import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  Endpoint,
  EndpointName,
  endpoints,
} from '@xkf/backstage-plugin-eks-common';
import { EndpointRunner } from './EndpointRunner';
import { toToolObject } from './toolSchema';

/** Offers the endpoints that have an action in the table to MCP clients. */
export function registerActions(
  registry: ActionsRegistryService,
  runner: EndpointRunner,
): void {
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    if (endpoint.action) {
      const { params, query, body, response, method, readOnly } = endpoint;
      const { idempotent, destructive, ...action } = endpoint.action;
      const onlyReads = method === 'GET' || readOnly === true;
      const input = params.extend(query.shape).extend(body.shape);
      registry.register({
        ...action,
        attributes: {
          readOnly: onlyReads,
          idempotent: onlyReads || idempotent === true,
          destructive: destructive === true,
        },
        schema: {
          input: z3 => toToolObject(input, z3),
          output: z3 => toToolObject(response, z3),
        },
        action: async ({ input: given, credentials }) => ({
          output: (await runner.run(name as EndpointName, {
            params: pick(given, params.shape),
            query: pick(given, query.shape),
            body: pick(given, body.shape),
            credentials,
          })) as Record<string, unknown>,
        }),
      });
    }
  }
}

function pick(given: Record<string, unknown>, shape: object) {
  return Object.fromEntries(
    Object.entries(given).filter(([key]) => key in shape),
  );
}
