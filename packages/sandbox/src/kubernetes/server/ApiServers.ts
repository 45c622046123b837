import type { ClusterHost } from '../../world/World';
import type { ClusterState } from '../../world/state';
import { LOOPBACK } from '../../net/listen';
import { ApiServer, type ApiServerOptions } from './ApiServer';
import { issueCertificate, type ServerCertificate } from './certificates';

/** A port below those of ordinary programs on which nobody listens. */
const CLOSED_PORT = 4;

/** What all API servers of a sandbox share. */
export type SharedOptions = Omit<
  ApiServerOptions,
  'state' | 'certificate' | 'foreign'
>;

/** The API servers of all clusters. */
export class ApiServers implements ClusterHost {
  readonly #shared: SharedOptions;
  readonly #servers = new Map<ClusterState, ApiServer>();
  #nextPort: number;
  #foreign: Promise<ServerCertificate> | undefined;
  #absentCertificate: Promise<ServerCertificate> | undefined;

  /** @param firstPort - first of the consecutive ports, or 0 for any free ones */
  constructor(shared: SharedOptions, firstPort: number) {
    this.#shared = shared;
    this.#nextPort = firstPort;
  }

  /** {@inheritDoc ClusterHost.start} */
  async start(state: ClusterState) {
    if (state.apiServer === 'absent') {
      this.#absentCertificate ??= issueCertificate('absent');
      const { authority } = await this.#absentCertificate;
      return {
        endpoint: `https://${LOOPBACK}:${CLOSED_PORT}`,
        certificate: authority,
      };
    }
    this.#foreign ??= issueCertificate('foreign');
    const [certificate, foreign] = await Promise.all([
      issueCertificate(state.cluster.name),
      this.#foreign,
    ]);
    const server = new ApiServer({
      ...this.#shared,
      state,
      certificate,
      foreign,
    });
    const port = await server.start(this.#nextPort);
    if (this.#nextPort > 0) {
      this.#nextPort += 1;
    }
    this.#servers.set(state, server);
    return {
      endpoint: `https://${LOOPBACK}:${port}`,
      certificate: certificate.authority,
    };
  }

  /** {@inheritDoc ClusterHost.stop} */
  async stop(state: ClusterState): Promise<void> {
    const server = this.#servers.get(state);
    this.#servers.delete(state);
    await server?.stop();
  }

  /** Closes the open connections of all clusters, so that a change of faults is met at once. */
  dropConnections(): void {
    this.#servers.forEach(server => server.dropConnections());
  }

  /** Stops all. */
  async stopAll(): Promise<void> {
    const servers = Array.from(this.#servers.values());
    this.#servers.clear();
    await Promise.all(servers.map(server => server.stop()));
  }
}
