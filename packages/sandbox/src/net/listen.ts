import type { Server } from 'node:net';

/** The loopback address, the only one that the sandbox listens on. */
export const LOOPBACK = '127.0.0.1';

/** A port that another process holds. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';

  constructor(
    readonly port: number,
    purpose: string,
  ) {
    super(`Port ${port} is in use, the sandbox needs it for the ${purpose}`);
  }
}

/**
 * Lets a server listen on the loopback address.
 *
 * @param port - 0 for any free one
 * @returns the port
 * @throws PortInUseError
 */
export async function listen(
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
