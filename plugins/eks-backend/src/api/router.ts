import { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { EndpointName, endpoints } from '@xkf/backstage-plugin-eks-common';
import express, { ErrorRequestHandler, RequestHandler } from 'express';
import Router from 'express-promise-router';
import { EndpointRunner } from './EndpointRunner';

const BODY_LIMIT = '100kb';
const RETRY_AFTER_SECONDS = 15;

const explainBadBody: ErrorRequestHandler = (
  error,
  _request,
  _response,
  next,
) =>
  next(
    error?.type === 'entity.parse.failed'
      ? new InputError('The request is not valid. Its body is not JSON.')
      : error,
  );

const requireJson: RequestHandler = (request, _response, next) => {
  const hasBody = Number(request.headers['content-length'] ?? 0) > 0;
  const chunked = request.headers['transfer-encoding'] !== undefined;
  if ((hasBody || chunked) && !request.is('json')) {
    next(
      new InputError(
        'The request is not valid. Send its body as JSON, with the content type application/json.',
      ),
    );
    return;
  }
  next();
};

/** What is unavailable now is worth another try after a while. */
const tellWhenToRetry: ErrorRequestHandler = (
  error,
  _request,
  response,
  next,
) => {
  if (error?.name === 'ServiceUnavailableError') {
    response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
  }
  next(error);
};

/** Routes every endpoint of the table, and nothing else. */
export function createRouter(
  runner: EndpointRunner,
  httpAuth: HttpAuthService,
): express.Router {
  const router = Router();
  router.use(requireJson, express.json({ limit: BODY_LIMIT }), explainBadBody);
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const handle: RequestHandler = async (request, response) => {
      const answer = await runner.run(name as EndpointName, {
        params: request.params,
        query: request.query,
        body: request.body,
        credentials: await httpAuth.credentials(request, {
          allow: ['user', 'service'],
        }),
        request,
      });
      response.status(endpoint.status).json(answer);
    };
    if (endpoint.method === 'GET') router.get(endpoint.path, handle);
    else router.post(endpoint.path, handle);
  }
  router.use(tellWhenToRetry);
  return router;
}
