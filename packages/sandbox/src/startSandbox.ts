import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { handleAws } from './aws/server';
import { Credentials } from './aws/signature/Credentials';
import { CONTROL_PATH, handleControl } from './control/control';
import { sandboxEnvironment } from './environment';
import { Faults } from './faults/Faults';
import { GitHost } from './git/GitHost';
import { seedRepositories } from './git/seedRepositories';
import { gitServer } from './git/server';
import { ApiServers } from './kubernetes/server/ApiServers';
import { kubeconfig } from './kubeconfig';
import { listen, LOOPBACK } from './net/listen';
import { Pipeline } from './pipeline/Pipeline';
import { BUNDLED_SEED, loadSeed } from './seed/loadSeed';
import type { SeedInput } from './seed/schema';
import { Timers } from './world/changes/Timers';
import { World } from './world/World';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** A seed, or the path of a YAML file with one; the bundled fleet by default. */
  seed?: SeedInput | string;
  /** Port of the AWS endpoint; 0, the default, for any free one. */
  awsPort?: number;
  /** First port of the consecutive Kubernetes APIs; 0, the default, for any free ones. */
  kubernetesPorts?: number;
  /** Port of the Git host; 0, the default, for any free one. */
  gitPort?: number;
  /** Factor of how long changes take; 1, the default, is some seconds each, 0 makes them immediate. */
  timeScale?: number;
  /** The clock of the world; signatures and sessions are judged by the wall clock all the same. */
  now?: () => Date;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, the endpoint of every AWS service. */
  awsUrl: string;
  /** Where faults are set and the state is shown. */
  controlUrl: string;
  /** `http://127.0.0.1:PORT`, the pages of the Git host; its API is below `/api/v3`. */
  gitUrl: string;
  /** Variables for a shell or a backend process. */
  environment(): Record<string, string>;
  /** A kubeconfig (YAML) with an administrator of every cluster that has an API server. */
  kubeconfig(): string;
  /** Everything that exists, open to change. */
  world: World;
  faults: Faults;
  /** The repositories and their pull requests. */
  git: GitHost;
  /** What plans and applies them. */
  pipeline: Pipeline;
  /** The keys that the sandbox knows. */
  credentials: Credentials;
  /** Resolves when no change and no run of the pipeline is under way. */
  idle(): Promise<void>;
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
 * @throws BlockedPortError when nothing could connect to a port
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
  const timers = new Timers(options.timeScale);
  const git = new GitHost(now);
  const started: { world?: World; pipeline?: Pipeline } = {};
  const onceStarted = <T>(part: T | undefined): T => {
    if (!part) {
      throw new Error('The sandbox is still starting');
    }
    return part;
  };
  const worldNow = () => onceStarted(started.world);

  const server = createServer((request, response) => {
    const handled = request.url?.startsWith(`${CONTROL_PATH}/`)
      ? handleControl(
          {
            world: worldNow(),
            faults,
            git,
            pipeline: onceStarted(started.pipeline),
          },
          request,
          response,
        )
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
  let gitUrl = '';
  const pages = gitServer({
    host: git,
    pipeline: () => onceStarted(started.pipeline),
    faults,
    baseUrl: () => gitUrl,
    stopping: stopping.signal,
  });
  const stop = async () => {
    timers.stop();
    stopping.abort();
    await Promise.all([servers.stopAll(), close(server), close(pages)]);
  };
  try {
    const gitPort = await listen(pages, options.gitPort ?? 0, 'Git host');
    gitUrl = `http://${LOOPBACK}:${gitPort}`;
    const world = await World.create(seed, servers, now, timers, faults);
    started.world = world;
    seedRepositories(git, seed.repositories, world);
    started.pipeline = await Pipeline.create({
      host: git,
      world,
      seeds: seed.repositories,
      runUrl: run =>
        `${gitUrl}/${run.scope.repository.fullName}/runs/${run.id}`,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const { world, pipeline } = {
    world: worldNow(),
    pipeline: onceStarted(started.pipeline),
  };
  faults.onChange(changed => {
    if (changed.some(fault => ['unreachable', 'tls'].includes(fault.effect))) {
      servers.dropConnections();
    }
  });
  const awsUrl = `http://${LOOPBACK}:${port}`;
  return {
    awsUrl,
    controlUrl: `${awsUrl}${CONTROL_PATH}`,
    gitUrl,
    environment: () => sandboxEnvironment(awsUrl, gitUrl),
    kubeconfig: () => kubeconfig(world, adminToken),
    world,
    faults,
    git,
    pipeline,
    credentials,
    idle: () => pipeline.idle(),
    stop,
  };
}
