import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { createCertificates } from './certificates';

/**
 * What the server answers; undefined leaves the request without an answer,
 * `reset` breaks its connection, a stream is written by the test.
 */
export type Answer =
  | { status?: number; body: unknown; headers?: Record<string, string> }
  | { stream: (response: ServerResponse) => void }
  | 'reset'
  | undefined;

export interface ApiRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  token: string | undefined;
  userAgent: string | undefined;
  contentType: string | undefined;
  /** Parsed JSON; undefined when there was none. */
  body: unknown;
}

export type Handler = (request: ApiRequest) => Answer | Promise<Answer>;

/**
 * An HTTPS server whose answers a test decides, for what a healthy API server
 * does not do on request: forbid, expire a page, hang. It counts its sockets.
 */
export class ApiServer {
  sockets = 0;
  readonly requests: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly certificateAuthority: string,
    public handle: Handler,
  ) {}

  static async start(handle: Handler): Promise<ApiServer> {
    const { certificateAuthority, key, cert } = await createCertificates();
    const server = createServer({ key, cert });
    const apiServer = new ApiServer(server, certificateAuthority, handle);
    server.on('secureConnection', () => {
      apiServer.sockets += 1;
    });
    server.on('request', (request, response) =>
      apiServer.respond(request, response).catch(() => response.destroy()),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return apiServer;
  }

  cluster(name: string): AccessedCluster {
    const { port } = this.server.address() as AddressInfo;
    return {
      arn: `arn:aws:eks:eu-west-1:111111111111:cluster/${name}`,
      accountId: '111111111111',
      region: 'eu-west-1',
      clusterName: name,
      endpoint: `https://127.0.0.1:${port}`,
      certificateAuthority: this.certificateAuthority,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  private async respond(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', 'https://127.0.0.1');
    this.requests.push(url.pathname);
    const answer = await this.handle({
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      token: request.headers.authorization?.replace('Bearer ', ''),
      userAgent: request.headers['user-agent'],
      contentType: request.headers['content-type'],
      body: await readJson(request),
    });
    if (!answer) return;
    if (answer === 'reset') {
      request.socket.destroy();
      return;
    }
    if ('stream' in answer) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.flushHeaders();
      answer.stream(response);
      return;
    }
    const text = typeof answer.body === 'string';
    response.writeHead(answer.status ?? 200, {
      'content-type': text ? 'text/plain' : 'application/json',
      ...answer.headers,
    });
    response.end(text ? answer.body : JSON.stringify(answer.body));
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (request.method === 'GET') return undefined;
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

/** A Status object, as the API server answers an error. */
export function failure(status: number, message: string): Answer {
  const body = { kind: 'Status', apiVersion: 'v1', code: status, message };
  return { status, body };
}

/** A page of a list. */
export function list(items: unknown[], next?: string): Answer {
  return { body: { metadata: { continue: next }, items } };
}
