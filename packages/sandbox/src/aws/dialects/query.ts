import type { AwsRequest } from '../request';
import type { Dialect } from '../service';
import { EC2_FAILURES, QUERY_FAILURES } from './failures';
import { element } from './xml';

const XML = { 'content-type': 'text/xml;charset=UTF-8' };
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The parameters of a query request: its form, or the query of a GET. */
export function parametersOf(request: AwsRequest): URLSearchParams {
  return request.method === 'POST'
    ? new URLSearchParams(request.body)
    : request.query;
}

/** The protocol of STS and IAM, whose namespace differs per service. */
export function awsQuery(namespace: string): Dialect {
  return {
    failures: QUERY_FAILURES,
    success: (operation, result, requestId) => ({
      status: 200,
      headers: { ...XML, 'x-amzn-requestid': requestId },
      body: [
        `<${operation}Response xmlns="${namespace}">`,
        element(`${operation}Result`, result, 'member'),
        element('ResponseMetadata', { RequestId: requestId }, 'member'),
        `</${operation}Response>`,
      ].join(''),
    }),
    error: ({ code, message, status }, requestId) => ({
      status,
      headers: { ...XML, 'x-amzn-requestid': requestId },
      body: [
        `<ErrorResponse xmlns="${namespace}">`,
        element(
          'Error',
          {
            Type: status >= 500 ? 'Receiver' : 'Sender',
            Code: code,
            Message: message,
          },
          'member',
        ),
        element('RequestId', requestId, 'member'),
        '</ErrorResponse>',
      ].join(''),
    }),
  };
}

/** The protocol of EC2. */
export const ec2Query: Dialect = {
  failures: EC2_FAILURES,
  success: (operation, result, requestId) => ({
    status: 200,
    headers: { ...XML, 'x-amzn-requestid': requestId },
    body: [
      `${DECLARATION}<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">`,
      element('requestId', requestId, 'item'),
      ...Object.entries(result).map(([key, value]) =>
        element(key, value, 'item'),
      ),
      `</${operation}Response>`,
    ].join(''),
  }),
  error: ({ code, message, status }, requestId) => ({
    status,
    headers: { ...XML, 'x-amzn-requestid': requestId },
    body: [
      `${DECLARATION}<Response><Errors>`,
      element('Error', { Code: code, Message: message }, 'item'),
      '</Errors>',
      element('RequestID', requestId, 'item'),
      '</Response>',
    ].join(''),
  }),
};
