import { once } from 'node:events';
import { Agent, createServer, request as send, Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCertificates } from '../../src/kubernetes/__testUtils__/certificates';

/** What went through since the counts were reset. */
export interface Counts {
  requests: number;
  evictions: number;
  refused: number;
  /** Most evictions under way at one time. */
  mostEvictions: number;
}

/** Stands between a client and an API server and counts, for every client alike. */
export class CountingProxy {
  counts: Counts = { requests: 0, evictions: 0, refused: 0, mostEvictions: 0 };
  private underWay = 0;

  private constructor(
    private readonly server: Server,
    private readonly upstream: { endpoint: string; agent: Agent },
    readonly certificateAuthority: string,
  ) {
    server.on('request', (incoming, outgoing) =>
      this.forward(incoming, outgoing),
    );
  }

  static async start(
    endpoint: string,
    certificateAuthority: string,
  ): Promise<CountingProxy> {
    const { key, cert, certificateAuthority: own } = await createCertificates();
    const server = createServer({ key, cert });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const agent = new Agent({
      keepAlive: true,
      ca: Buffer.from(certificateAuthority, 'base64'),
    });
    return new CountingProxy(server, { endpoint, agent }, own);
  }

  get url(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.upstream.agent.destroy();
    await new Promise(resolve => this.server.close(resolve));
  }

  private forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { endpoint, agent } = this.upstream;
    const { counts } = this;
    const eviction =
      incoming.method === 'POST' && /\/eviction(\?|$)/.test(incoming.url ?? '');
    counts.requests += 1;
    if (eviction) {
      this.underWay += 1;
      counts.evictions += 1;
      counts.mostEvictions = Math.max(counts.mostEvictions, this.underWay);
      outgoing.on('close', () => {
        this.underWay -= 1;
      });
    }
    const { host: _, ...headers } = incoming.headers;
    const upstream = send(
      `${endpoint}${incoming.url}`,
      { method: incoming.method, headers, agent },
      answer => {
        if (answer.statusCode === 429) counts.refused += 1;
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        outgoing.flushHeaders();
        answer.pipe(outgoing);
        answer.on('error', () => outgoing.destroy());
      },
    );
    upstream.on('error', () => outgoing.destroy());
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  }
}
