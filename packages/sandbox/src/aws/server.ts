import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { applyAwsFaults } from '../faults/awsFaults';
import type { Faults } from '../faults/Faults';
import type { World } from '../world/World';
import { goneSignal } from '../net/gone';
import { awsQuery } from './dialects/query';
import { AwsError, AwsFailureError } from './error';
import { type AwsRequest, BodyTooLargeError, readRequest } from './request';
import type { AwsResponse, AwsService, Dialect } from './service';
import { serviceOf } from './services';
import type { Credentials } from './signature/Credentials';
import { authorizationOf, verify } from './signature/verify';

/** What the AWS endpoint answers from. */
export interface AwsEndpoint {
  world: World;
  credentials: Credentials;
  faults: Faults;
  /** Aborted when the sandbox stops. */
  stopping: AbortSignal;
}

function modelled(error: unknown, dialect: Dialect): AwsError {
  if (error instanceof AwsError) {
    return error;
  }
  if (error instanceof AwsFailureError) {
    const { code, status } = dialect.failures[error.failure];
    return new AwsError(code, error.message, error.status ?? status);
  }
  if (error instanceof BodyTooLargeError) {
    return new AwsError('RequestEntityTooLarge', error.message, 413);
  }
  const { code, status } = dialect.failures['server-error'];
  return new AwsError(code, `The sandbox failed: ${String(error)}`, status);
}

async function answer(
  endpoint: AwsEndpoint,
  service: AwsService,
  request: AwsRequest,
  requestId: string,
  signal: AbortSignal,
): Promise<AwsResponse> {
  const { world, credentials, faults } = endpoint;
  const authorization = authorizationOf(request);
  if (!authorization) {
    throw new AwsFailureError(
      'missing-authentication',
      'Missing Authentication Token',
    );
  }
  const identity = verify(request, authorization, credentials);
  const account = world.accounts.get(identity.accountId);
  if (!account) {
    throw new AwsFailureError(
      'unknown-key',
      'The security token included in the request is invalid.',
    );
  }
  const operation = service.resolve(request);
  if (!operation) {
    throw new AwsFailureError(
      'unknown-operation',
      `The sandbox has no such operation of ${service.id}: ${request.method} ${request.path} ${request.headers['x-amz-target'] ?? ''}`.trim(),
    );
  }
  const { region } = authorization.scope;
  await applyAwsFaults(
    faults,
    {
      account: account.id,
      region,
      service: service.id,
      operation: operation.name,
      cluster: operation.cluster,
    },
    identity,
    signal,
  );
  const result = operation.run({
    world,
    credentials,
    identity,
    account,
    region,
    state: account.regions.get(region),
  });
  return service.dialect.success(operation.name, result, requestId);
}

const UNKNOWN_SERVICE = awsQuery('https://aws.amazon.com/');

/** Answers one request to the AWS endpoint; every answer is one that an SDK can read. */
export async function handleAws(
  endpoint: AwsEndpoint,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  const signal = goneSignal(outgoing, endpoint.stopping);
  let dialect = UNKNOWN_SERVICE;
  let response: AwsResponse;
  try {
    const request = await readRequest(incoming);
    const scope = authorizationOf(request)?.scope;
    const service = serviceOf(request, scope?.service);
    if (!service) {
      throw new AwsFailureError(
        'unknown-operation',
        `The sandbox has no service ${scope?.service}`,
      );
    }
    dialect = service.dialect;
    response = await answer(endpoint, service, request, requestId, signal);
  } catch (error) {
    if (signal.aborted) {
      outgoing.destroy();
      return;
    }
    response = dialect.error(modelled(error, dialect), requestId);
  }
  outgoing.writeHead(response.status, response.headers).end(response.body);
}
