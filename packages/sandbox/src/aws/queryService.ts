import { parametersOf } from './dialects/query';
import type { AwsService, CallContext, Dialect } from './service';

/** An operation of a service with a query protocol. */
export type QueryOperation = (
  context: CallContext,
  parameters: URLSearchParams,
) => object;

/** A service whose requests name the operation in the parameter `Action`. */
export function queryService(
  id: string,
  dialect: Dialect,
  operations: Record<string, QueryOperation>,
): AwsService {
  return {
    id,
    dialect,
    resolve: request => {
      const parameters = parametersOf(request);
      const name = parameters.get('Action') ?? '';
      return Object.hasOwn(operations, name)
        ? {
            name,
            cluster: undefined,
            run: context => operations[name](context, parameters),
          }
        : undefined;
    },
  };
}
