import { existsSync, mkdirSync } from 'node:fs';
import { startChild } from './children.mjs';
import {
  sandboxedEnvironment,
  startSandboxProcess,
  transformArguments,
} from './sandboxProcess.mjs';
import { deathMessage, waitForAnswer } from './waiting.mjs';
import { inRoot } from './root.mjs';

// A cold start on a small and busy machine takes minutes.
const readyLimit = 5 * 60 * 1000;

/** Configuration files of a start, the person's own one last. */
export function configArguments(files) {
  return files
    .map(file => inRoot(file))
    .filter(file => existsSync(file))
    .flatMap(file => ['--config', file]);
}

/**
 * What differs from app-config.yaml between two starts, as variables that
 * Backstage reads.
 */
export function portalEnvironment({ port, dataDirectory }) {
  const url = JSON.stringify(`http://localhost:${port}`);
  return {
    // As in production: errors carry no stack traces.
    NODE_ENV: 'production',
    APP_CONFIG_app_baseUrl: url,
    APP_CONFIG_backend_baseUrl: url,
    APP_CONFIG_backend_listen_port: String(port),
    APP_CONFIG_backend_database_connection_directory:
      JSON.stringify(dataDirectory),
  };
}

/**
 * Starts the sandbox, unless told otherwise, and the backend, which serves the
 * app and its API, and waits until both answer.
 *
 * @param {{ node: string, env: Record<string, string> }} toolchain
 * @param {object} options
 * @param {number} options.port - of the portal
 * @param {{ port: number, kubernetesPort: number, gitPort: number } | undefined} options.sandbox
 * @param {string} options.directory - where data and the kubeconfig are kept
 * @param {string[]} options.configFiles - relative to the repository
 * @param {boolean} [options.verbose]
 * @param {AbortSignal} [options.signal] - gives the start up
 * @returns `url`, `sandboxUrl` and `gitUrl` if there is a sandbox, `stop()`, and `died`, which resolves to a message when a
 *   child ends by itself
 */
export async function startPortal(toolchain, options) {
  const { port, sandbox, directory, configFiles, verbose, signal } = options;
  const children = [];
  const stop = () => Promise.all(children.reverse().map(child => child.stop()));
  let sandboxUrl;
  let gitUrl;
  try {
    mkdirSync(directory, { recursive: true });
    let { env } = toolchain;
    if (sandbox) {
      const process = await startSandboxProcess(toolchain, {
        ...sandbox,
        directory: `${directory}/sandbox`,
        verbose,
      });
      children.push(process);
      env = sandboxedEnvironment(env, process.environment);
      sandboxUrl = process.environment.AWS_ENDPOINT_URL;
      gitUrl = process.environment.SANDBOX_GIT_URL;
    }
    const backend = startChild('backend', {
      command: toolchain.node,
      args: [
        ...transformArguments,
        'src/index.ts',
        ...configArguments(configFiles),
      ],
      cwd: inRoot('packages', 'backend'),
      env: {
        ...env,
        ...portalEnvironment({ port, dataDirectory: `${directory}/data` }),
      },
      verbose,
    });
    children.push(backend);
    // The address of the loopback is asked, not its name: the name may be IPv6 first.
    const address = `http://127.0.0.1:${port}`;
    await waitForAnswer({
      url: `${address}/.backstage/health/v1/readiness`,
      child: backend,
      limit: readyLimit,
      signal,
    });
    await waitForAnswer({
      url: `${address}/`,
      text: 'id="root"',
      child: backend,
      limit: readyLimit,
      signal,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const died = Promise.race(
    children.map(child => child.exit.then(() => deathMessage(child))),
  );
  return {
    url: `http://localhost:${port}`,
    sandboxUrl,
    gitUrl,
    stop,
    died,
  };
}
