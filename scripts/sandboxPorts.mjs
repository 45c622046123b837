import { portFrom } from './ports.mjs';

// One API server per cluster of the bundled fleet that has one.
const apiServerCount = 7;

/** The ports of the sandbox and, for the check before a start, all it needs. */
export function sandboxPorts(env) {
  const port = portFrom(env, 'SANDBOX_PORT', 4566);
  const kubernetesPort = portFrom(env, 'SANDBOX_KUBERNETES_PORT', 4600);
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
      ...Array.from({ length: apiServerCount }, (_, index) => ({
        port: kubernetesPort + index,
        purpose: 'a Kubernetes API server of the sandbox',
        variable: 'SANDBOX_KUBERNETES_PORT',
      })),
    ],
  };
}
