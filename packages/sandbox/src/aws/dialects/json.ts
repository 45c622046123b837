import type { AwsError } from '../error';
import type { AwsResponse, Dialect } from '../service';
import { EKS_FAILURES, JSON_FAILURES } from './failures';

/** A copy for the wire, in which times are seconds since 1970. */
export function wireJson(value: unknown): unknown {
  if (value instanceof Date) {
    return value.getTime() / 1000;
  }
  if (Array.isArray(value)) {
    return value.map(wireJson);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, wireJson(item)]),
    );
  }
  return value;
}

function answer(
  contentType: string,
  status: number,
  body: object,
  headers: Record<string, string>,
): AwsResponse {
  return {
    status,
    headers: { 'content-type': contentType, ...headers },
    body: JSON.stringify(wireJson(body)),
  };
}

/** The protocol of SSM and Service Quotas. */
export const awsJson: Dialect = {
  failures: JSON_FAILURES,
  success: (_, result, requestId) =>
    answer('application/x-amz-json-1.1', 200, result, {
      'x-amzn-requestid': requestId,
    }),
  error: (error: AwsError, requestId) =>
    answer(
      'application/x-amz-json-1.1',
      error.status,
      {
        __type: error.code,
        message: error.message,
        Message: error.message,
        ...error.members,
      },
      { 'x-amzn-requestid': requestId },
    ),
};

/** The protocol of Organizations, which has an error of its own for too many requests. */
export const organizationsJson: Dialect = {
  ...awsJson,
  failures: {
    ...JSON_FAILURES,
    throttled: { code: 'TooManyRequestsException', status: 400 },
    'server-error': { code: 'ServiceException', status: 500 },
  },
};

/** The protocol of EKS. */
export const restJson: Dialect = {
  failures: EKS_FAILURES,
  success: (_, result, requestId) =>
    answer('application/json', 200, result, { 'x-amzn-requestid': requestId }),
  error: (error: AwsError, requestId) =>
    answer(
      'application/json',
      error.status,
      { message: error.message, ...error.members },
      { 'x-amzn-requestid': requestId, 'x-amzn-errortype': error.code },
    ),
};
