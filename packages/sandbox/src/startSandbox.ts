import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { handleAws } from './aws/server';
import { Credentials } from './aws/signature/Credentials';
import { CONTROL_PATH, handleControl } from './control/control';
import { sandboxEnvironment } from './environment';
import { Faults } from './faults/Faults';
import { ApiServers } from './kubernetes/server/ApiServers';
import { kubeconfig } from './kubeconfig';
import { listen, LOOPBACK } from './net/listen';
import { BUNDLED_SEED, loadSeed } from './seed/loadSeed';
import type { SeedInput } from './seed/schema';
import { World } from './world/World';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** A seed, or the path of a YAML file with one; the bundled fleet by default. */
  seed?: SeedInput | string;
  /** Port of the AWS endpoint; 0, the default, for any free one. */
  awsPort?: number;
  /** First port of the consecutive Kubernetes APIs; 0, the default, for any free ones. */
  kubernetesPorts?: number;
  /** The clock of the world; signatures and sessions are judged by the wall clock all the same. */
  now?: () => Date;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, the endpoint of every AWS service. */
  awsUrl: string;
  /** Where faults are set and the state is shown. */
  controlUrl: string;
  /** Variables for a shell or a backend process. */
  environment(): Record<string, string>;
  /** A kubeconfig (YAML) with an administrator of every cluster that has an API server. */
  kubeconfig(): string;
  /** Everything that exists, open to change. */
  world: World;
  faults: Faults;
  /** The keys that the sandbox knows. */
  credentials: Credentials;
  /** Closes every connection and port. */
  stop(): Promise<void>;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Starts a local AWS and the Kubernetes API of each of its clusters in this process, on 127.0.0.1.
 *
 * @throws SeedError when the seed has mistakes
 * @throws PortInUseError when a port is busy
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const now = options.now ?? (() => new Date());
  const seed = loadSeed(options.seed ?? BUNDLED_SEED, now());
  const credentials = new Credentials(seed.organization.managementAccountId);
  const faults = new Faults();
  const adminToken = randomBytes(24).toString('base64url');
  const stopping = new AbortController();
  let world: World | undefined;
  const worldNow = (): World => {
    if (!world) {
      throw new Error('The sandbox is still starting');
    }
    return world;
  };

  const server = createServer((request, response) => {
    const handled = request.url?.startsWith(`${CONTROL_PATH}/`)
      ? handleControl(worldNow(), faults, request, response)
      : handleAws(
          { world: worldNow(), credentials, faults, stopping: stopping.signal },
          request,
          response,
        );
    handled.catch(() => response.destroy());
  });
  const port = await listen(server, options.awsPort ?? 0, 'AWS endpoint');
  const servers = new ApiServers(
    {
      world: worldNow,
      credentials,
      faults,
      adminToken,
      awsHost: () => `${LOOPBACK}:${port}`,
    },
    options.kubernetesPorts ?? 0,
  );
  const stop = async () => {
    stopping.abort();
    await Promise.all([servers.stopAll(), close(server)]);
  };
  try {
    world = await World.create(seed, servers, now);
  } catch (error) {
    await stop();
    throw error;
  }
  const started = world;
  faults.onChange(changed => {
    if (changed.some(fault => ['unreachable', 'tls'].includes(fault.effect))) {
      servers.dropConnections();
    }
  });
  const awsUrl = `http://${LOOPBACK}:${port}`;
  return {
    awsUrl,
    controlUrl: `${awsUrl}${CONTROL_PATH}`,
    environment: () => sandboxEnvironment(awsUrl),
    kubeconfig: () => kubeconfig(started, adminToken),
    world: started,
    faults,
    credentials,
    stop,
  };
}
