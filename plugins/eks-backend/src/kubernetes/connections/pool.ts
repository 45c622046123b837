import { Agent } from 'undici';
import { ConnectionLimits } from './limits';

const IDLE_SOCKET_MS = 60_000;
/** Between two parts of an answer; long, because a quiet watch is no fault. */
const BODY_GAP_MS = 5 * 60_000;

/**
 * Sockets for one API server, kept open between requests. The Kubernetes client
 * would otherwise make a new pool, and so a TLS handshake, for every request.
 *
 * @param certificateAuthority - PEM bundle in base64; undefined for the system's
 * @param sockets - most that are open at one time
 */
export function createPool(
  certificateAuthority: string | undefined,
  limits: ConnectionLimits,
  sockets: number,
): Agent {
  return new Agent({
    connections: sockets,
    keepAliveTimeout: IDLE_SOCKET_MS,
    headersTimeout: limits.requestTimeoutMs,
    bodyTimeout: BODY_GAP_MS,
    connect: {
      timeout: limits.connectTimeoutMs,
      keepAlive: true,
      keepAliveInitialDelay: 30_000,
      ...(certificateAuthority && {
        ca: Buffer.from(certificateAuthority, 'base64').toString('utf8'),
      }),
    },
  });
}
