import { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { EndpointName, endpoints } from '@xkf/backstage-plugin-eks-common';
import express, { ErrorRequestHandler, RequestHandler } from 'express';
import Router from 'express-promise-router';
import { EndpointRunner } from './EndpointRunner';

const BODY_LIMIT = '100kb';

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

/** Routes every endpoint of the table, and nothing else. */
export function createRouter(
  runner: EndpointRunner,
  httpAuth: HttpAuthService,
): express.Router {
  const router = Router();
  router.use(express.json({ limit: BODY_LIMIT }), explainBadBody);
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
  return router;
}
