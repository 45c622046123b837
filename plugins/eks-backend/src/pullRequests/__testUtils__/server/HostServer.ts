import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { Fault, Faults } from './Fault';

export interface HostRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
  /** The body as a table; empty when there is none. */
  json: Record<string, unknown>;
}

export interface HostAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Handler = (
  request: HostRequest,
) => HostAnswer | Promise<HostAnswer>;

const SIGN_IN_PAGE = '<!DOCTYPE html><title>Sign in</title>';

/** An HTTP server on the loopback interface whose requests can be made to fail. */
export class HostServer {
  readonly faults = new Faults();
  /** Method and path with query of each request. */
  readonly requests: string[] = [];
  /** Time of each request. */
  readonly times: number[] = [];
  /** Runs before a request is carried out. */
  before: ((request: string) => Promise<void>) | undefined;

  private constructor(
    private readonly server: Server,
    private readonly handle: Handler,
  ) {}

  static async start(handle: Handler): Promise<HostServer> {
    const server = createServer();
    const host = new HostServer(server, handle);
    server.on('request', (request, response) => {
      host.#respond(request, response).catch(error => {
        response.destroy(error instanceof Error ? error : undefined);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return host;
  }

  get address(): string {
    const { port } = this.server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  get origin(): string {
    return `http://${this.address}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  async #respond(incoming: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url: path = '/' } = incoming;
    this.requests.push(`${method} ${path}`);
    this.times.push(Date.now());
    const body = await readAll(incoming);
    await this.before?.(`${method} ${path}`);
    const fault = this.faults.take(method, path);
    if (fault && (await this.#failBefore(fault, response))) return;
    const url = new URL(path, 'http://host');
    const answer = await this.handle({
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body,
      json: parse(body),
    });
    if (fault?.kind === 'lost') response.socket?.destroy();
    else send(response, answer, fault?.kind === 'cut-off');
  }

  /** @returns whether the request is not to be carried out */
  async #failBefore(fault: Fault, response: ServerResponse): Promise<boolean> {
    const { kind, headers = {} } = fault;
    if (kind === 'lost' || kind === 'cut-off') return false;
    if (kind === 'reset') response.socket?.destroy();
    else if (typeof kind === 'number') {
      send(response, {
        status: kind,
        body: fault.body ?? { message: `Fault ${kind}` },
        headers,
      });
    } else if (kind !== 'hang') {
      response.writeHead(kind === 'sign-in' ? 203 : 200, {
        'content-type': 'text/html; charset=utf-8',
        ...headers,
      });
      response.end(SIGN_IN_PAGE);
    }
    return true;
  }
}

function send(response: ServerResponse, answer: HostAnswer, cut = false): void {
  const { status, body, headers } = answer;
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const whole = {
    'content-length': String(bytes.byteLength),
    'content-type': Buffer.isBuffer(body)
      ? 'application/octet-stream'
      : 'application/json; charset=utf-8',
    ...headers,
  };
  response.writeHead(status, whole);
  if (!cut) response.end(bytes);
  else {
    response.write(bytes.subarray(0, Math.floor(bytes.byteLength / 2)));
    setTimeout(() => response.socket?.destroy(), 5);
  }
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return Buffer.concat(parts);
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
