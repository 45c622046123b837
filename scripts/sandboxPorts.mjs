import { consecutive, portFrom } from './ports.mjs';

// One API server per cluster of the bundled fleet that has one.
const apiServerCount = 9;

/** The ports of the sandbox and, for the check before a start, all it needs. */
export function sandboxPorts(env) {
  const port = portFrom(env, 'SANDBOX_PORT', 4566);
  const kubernetesPort = portFrom(
    env,
    'SANDBOX_KUBERNETES_PORT',
    4600,
    apiServerCount,
  );
  const gitPort = portFrom(env, 'SANDBOX_GIT_PORT', 4580);
  return {
    port,
    kubernetesPort,
    gitPort,
    needed: [
      { port, purpose: 'the AWS of the sandbox', variable: 'SANDBOX_PORT' },
      {
        port: gitPort,
        purpose: 'the Git host of the sandbox',
        variable: 'SANDBOX_GIT_PORT',
      },
      ...consecutive(kubernetesPort, apiServerCount).map(port => ({
        port,
        purpose: 'a Kubernetes API server of the sandbox',
        variable: 'SANDBOX_KUBERNETES_PORT',
      })),
    ],
  };
}
