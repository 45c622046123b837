import { devNull } from 'node:os';
import { startChild } from './children.mjs';
import { deathMessage } from './waiting.mjs';
import { Problem } from './problem.mjs';
import { inRoot, root } from './root.mjs';

const readyLimit = 2 * 60 * 1000;

/** How Node runs TypeScript of this repository from source. */
export const transformArguments = [
  '--enable-source-maps',
  '--require',
  inRoot('node_modules', '@backstage', 'cli', 'config', 'nodeTransform.cjs'),
];

/** Arguments of Node that start the sandbox's command. */
export function sandboxArguments(args) {
  return [
    ...transformArguments,
    inRoot('packages', 'sandbox', 'src', 'cli.ts'),
    ...args,
  ];
}

/**
 * Starts the local AWS, Kubernetes and Git host and waits until they answer.
 *
 * @param {{ node: string, env: Record<string, string> }} toolchain
 * @param {{ port: number, kubernetesPort: number, gitPort: number, directory: string, verbose?: boolean }} options
 *   port 0 means any free one
 */
export async function startSandboxProcess(toolchain, options) {
  const { port, kubernetesPort, gitPort, directory, verbose } = options;
  let announce;
  const ready = new Promise(resolve => {
    announce = resolve;
  });
  const child = startChild('sandbox', {
    command: toolchain.node,
    args: sandboxArguments([
      '--port',
      String(port),
      '--kubernetes-port',
      String(kubernetesPort),
      '--git-port',
      String(gitPort),
      '--directory',
      directory,
    ]),
    cwd: root,
    env: toolchain.env,
    verbose,
    onMessage: message => message?.type === 'ready' && announce(message),
  });
  let timer;
  const late = new Promise(resolve => {
    timer = setTimeout(resolve, readyLimit);
  });
  const outcome = await Promise.race([ready, child.exit, late]);
  clearTimeout(timer);
  if (outcome?.type !== 'ready') {
    const isLate = outcome === undefined;
    await child.stop();
    throw new Problem(
      isLate
        ? `${child.tail()}\n\nThe sandbox was not ready within ${
            readyLimit / 1000
          } s (whole log: ${child.log}).`
        : deathMessage(child),
    );
  }
  return { ...child, environment: outcome.environment };
}

/**
 * The environment of a process that talks to the sandbox: nothing of the
 * person's own AWS setup is left, so that no call can reach a real account.
 */
export function sandboxedEnvironment(env, sandboxEnvironment) {
  return {
    ...Object.fromEntries(
      Object.entries(env).filter(([name]) => !name.startsWith('AWS_')),
    ),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...sandboxEnvironment,
  };
}
