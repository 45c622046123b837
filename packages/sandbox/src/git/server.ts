import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { BodyTooLargeError, readRequest } from '../aws/request';
import type { Faults } from '../faults/Faults';
import { goneSignal } from '../net/gone';
import type { Pipeline } from '../pipeline/Pipeline';
import { RequestCounter } from './api/rateLimit';
import { API_PATH, handleApi } from './api/server';
import type { GitHost } from './GitHost';
import { handlePage } from './pages/server';

/** What the Git host answers from. */
export interface GitEndpoint {
  host: GitHost;
  pipeline: () => Pipeline;
  faults: Faults;
  /** `http://127.0.0.1:PORT`. */
  baseUrl: () => string;
  /** Aborted when the sandbox stops. */
  stopping: AbortSignal;
}

function plain(outgoing: ServerResponse, status: number, text: string): void {
  outgoing
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
    .end(`${text}\n`);
}

async function handle(
  endpoint: GitEndpoint,
  requests: RequestCounter,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const signal = goneSignal(outgoing, endpoint.stopping);
  // A page in a browser must not reach the sandbox under a name that resolves to this machine.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(incoming.headers.host ?? '')) {
    plain(outgoing, 403, 'Only reachable as 127.0.0.1');
    return;
  }
  const request = await readRequest(incoming);
  const context = {
    host: endpoint.host,
    faults: endpoint.faults,
    baseUrl: endpoint.baseUrl(),
    requests,
  };
  if (request.path === API_PATH || request.path.startsWith(`${API_PATH}/`)) {
    await handleApi(context, request, outgoing, signal);
  } else {
    handlePage(
      { ...context, pipeline: endpoint.pipeline() },
      request,
      outgoing,
    );
  }
}

/** The HTTP server of the Git host: the API of GitHub Enterprise, and pages for people. */
export function gitServer(endpoint: GitEndpoint): Server {
  const requests = new RequestCounter();
  return createServer((incoming, outgoing) => {
    handle(endpoint, requests, incoming, outgoing).catch(error => {
      if (error instanceof BodyTooLargeError && !outgoing.headersSent) {
        plain(outgoing, 413, error.message);
      } else {
        outgoing.destroy();
      }
    });
  });
}
