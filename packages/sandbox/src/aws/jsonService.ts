import { awsJson } from './dialects/json';
import { AwsError } from './error';
import type { AwsService, CallContext, Dialect } from './service';

/** The input of an operation of a service with a JSON protocol. */
export type JsonInput = Record<string, unknown>;

/** An operation of a service with a JSON protocol. */
export type JsonOperation = (context: CallContext, input: JsonInput) => object;

function inputOf(body: string): JsonInput {
  try {
    const value: unknown = JSON.parse(body || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as JsonInput;
    }
  } catch {
    // Answered below, as for any other text that is not an object.
  }
  throw new AwsError('SerializationException', 'The body is not a JSON object');
}

/** The text of a member, or an empty text. */
export function text(input: JsonInput, name: string): string {
  const value = input[name];
  return typeof value === 'string' ? value : '';
}

/**
 * The page size of a request.
 *
 * @throws AwsError `ValidationException` when it is out of bounds
 */
export function pageSize(input: JsonInput, limit: number): number {
  const value = input.MaxResults ?? limit;
  if (typeof value !== 'number' || value < 1 || value > limit) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${String(value)}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and ${limit}`,
    );
  }
  return value;
}

/** A service whose requests name the operation in the header `X-Amz-Target`. */
export function jsonService(
  id: string,
  target: string,
  operations: Record<string, JsonOperation>,
  dialect: Dialect = awsJson,
): AwsService {
  return {
    id,
    dialect,
    resolve: request => {
      const [prefix, name = ''] = (request.headers['x-amz-target'] ?? '').split(
        '.',
      );
      return prefix === target && Object.hasOwn(operations, name)
        ? {
            name,
            cluster: undefined,
            run: context => operations[name](context, inputOf(request.body)),
          }
        : undefined;
    },
  };
}
