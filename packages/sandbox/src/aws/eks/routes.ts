import { AwsError } from '../error';
import type { AwsRequest } from '../request';
import type { CallContext } from '../service';

/** What a request to EKS carries. */
export interface EksInput {
  /** Labels of the path, decoded. */
  path: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

/** An operation of EKS with its method and path. */
export interface EksRoute {
  name: string;
  method: 'GET' | 'POST' | 'DELETE';
  /** Path template of the EKS model, such as `/clusters/{name}`. */
  path: string;
  run(context: CallContext, input: EksInput): object;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new AwsError('SerializationException', 'The path is not encoded');
  }
}

/** The labels of a path that fits a template; undefined if it does not fit. */
export function matchPath(
  template: string,
  path: string,
): Record<string, string> | undefined {
  const expected = template.split('/');
  const actual = path.replace(/\/$/, '').split('/');
  if (expected.length !== actual.length) {
    return undefined;
  }
  const labels: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    if (part.startsWith('{')) {
      labels[part.slice(1, -1)] = decodePart(actual[index]);
    } else if (part !== actual[index]) {
      return undefined;
    }
  }
  return labels;
}

/**
 * The body of a request as an object; empty when it carries none.
 *
 * @throws AwsError `SerializationException` when it is not JSON
 */
export function bodyOf(request: AwsRequest): Record<string, unknown> {
  try {
    const value: unknown = request.body ? JSON.parse(request.body) : {};
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    throw new AwsError('SerializationException', 'The body is not JSON');
  }
}
