import type { Server } from 'node:net';
import blockedPorts from './blockedPorts.json';

/** The loopback address, the only one that the sandbox listens on. */
export const LOOPBACK = '127.0.0.1';

const blocked = new Set<number>(blockedPorts);

/** A port that the sandbox cannot use. */
export class PortError extends Error {}

/** A port that another process holds. */
export class PortInUseError extends PortError {
  override readonly name = 'PortInUseError';

  constructor(
    readonly port: number,
    purpose: string,
  ) {
    super(`Port ${port} is in use, the sandbox needs it for the ${purpose}`);
  }
}

/** A port that browsers and the fetch of Node refuse to connect to. */
export class BlockedPortError extends PortError {
  override readonly name = 'BlockedPortError';

  constructor(
    readonly port: number,
    purpose: string,
  ) {
    super(
      `Browsers and Node refuse to connect to port ${port}, choose another one for the ${purpose}`,
    );
  }
}

/**
 * Lets a server listen on the loopback address.
 *
 * @param port - 0 for any free one
 * @returns the port
 * @throws PortInUseError
 * @throws BlockedPortError
 */
export async function listen(
  server: Server,
  port: number,
  purpose: string,
): Promise<number> {
  if (blocked.has(port)) {
    throw new BlockedPortError(port, purpose);
  }
  const chosen = await open(server, port, purpose);
  if (!blocked.has(chosen)) {
    return chosen;
  }
  await new Promise(resolve => server.close(resolve));
  return listen(server, port, purpose);
}

async function open(
  server: Server,
  port: number,
  purpose: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new PortInUseError(port, purpose) : error,
      ),
    );
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
