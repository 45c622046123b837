import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createHttpsServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readRequest } from '../../aws/request';
import type { Credentials } from '../../aws/signature/Credentials';
import type { Fault } from '../../faults/fault';
import type { Faults } from '../../faults/Faults';
import { applyKubernetesFaults } from '../../faults/kubernetesFaults';
import { goneSignal } from '../../net/gone';
import { listen } from '../../net/listen';
import type { ClusterState } from '../../world/state';
import type { World } from '../../world/World';
import { accessOf } from '../api/access';
import { StatusError } from '../api/status';
import { targetOf, verbOf } from '../api/target';
import type { ServerCertificate } from './certificates';
import { respond, writeError } from './respond';
import { authenticate } from './token';

/** What an API server works with. */
export interface ApiServerOptions {
  state: ClusterState;
  world(): World;
  credentials: Credentials;
  faults: Faults;
  /** The token of the administrator's kubeconfig. */
  adminToken: string;
  /** Host and port of the AWS endpoint, which tokens may be presigned for. */
  awsHost(): string;
  certificate: ServerCertificate;
  /** A certificate of an authority that nobody trusts, for the fault `tls`. */
  foreign: ServerCertificate;
}

/** The Kubernetes API of one cluster, over HTTPS on the loopback address. */
export class ApiServer {
  readonly #options: ApiServerOptions;
  readonly #front: Server;
  readonly #sockets = new Set<Socket>();
  readonly #stopping = new AbortController();

  constructor(options: ApiServerOptions) {
    this.#options = options;
    const handle = (request: IncomingMessage, response: ServerResponse) => {
      this.#handle(request, response).catch(error => {
        if (!response.destroyed) {
          writeError(response, error);
        }
      });
    };
    const https = ({ certificate, key }: ServerCertificate) =>
      createHttpsServer({ cert: certificate, key }, handle).on(
        'tlsClientError',
        (_, socket) => socket.destroy(),
      );
    const own = https(options.certificate);
    const foreign = https(options.foreign);
    // Faults of the connection are decided before TLS, so the sockets are accepted here.
    this.#front = createServer(socket => {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#sockets.delete(socket));
      if (this.#struck('CONNECT', [], ['unreachable']).length > 0) {
        socket.resetAndDestroy();
        return;
      }
      const wrong = this.#struck('CONNECT', [], ['tls']).length > 0;
      (wrong ? foreign : own).emit('connection', socket);
    });
  }

  /**
   * Starts to listen.
   *
   * @param port - 0 for any free one
   * @returns the port
   */
  async start(port: number): Promise<number> {
    return listen(this.#front, port, 'Kubernetes API');
  }

  /** Closes every connection and stops to listen. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const closed = new Promise<void>(resolve => {
      this.#front.close(() => resolve());
    });
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
  }

  /** Closes the open connections, so that clients meet the faults of a new one. */
  dropConnections(): void {
    this.#sockets.forEach(socket => socket.destroy());
  }

  #struck(
    operation: string,
    aliases: string[],
    effects?: Fault['effect'][],
    except?: Fault['effect'][],
  ): Fault[] {
    const { state, faults } = this.#options;
    return faults.strike(
      {
        account: state.accountId,
        region: state.region,
        service: 'kubernetes',
        operation,
        aliases,
        cluster: state.cluster.name,
      },
      effects,
      except,
    );
  }

  async #handle(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const { world, state } = this.#options;
    const { signal } = this.#stopping;
    const request = await readRequest(incoming);
    const { method, path, query } = request;
    const target = targetOf(path);
    const access = target && accessOf(target, verbOf(method, target, query));
    await applyKubernetesFaults(
      this.#struck(
        `${method} ${path}`,
        access ? [access.rule] : [],
        undefined,
        ['unreachable', 'tls'],
      ),
      access?.refusal ?? 'forbidden: the user cannot perform this action',
      goneSignal(outgoing, signal),
    );
    this.#authenticate(incoming);
    respond(world(), state, request, outgoing, signal);
  }

  #authenticate(incoming: IncomingMessage): void {
    const { state, credentials, adminToken, awsHost } = this.#options;
    const [scheme, token = ''] = (incoming.headers.authorization ?? '').split(
      ' ',
    );
    const known =
      scheme.toLowerCase() === 'bearer' &&
      (token === adminToken ||
        authenticate(token, state, credentials, awsHost()) !== undefined);
    if (!known) {
      throw new StatusError(401, 'Unauthorized', 'Unauthorized');
    }
  }
}
