import { runInForeground } from './foreground.mjs';
import { installPackages } from './install.mjs';
import { say } from './options.mjs';
import { sandboxPorts } from './sandboxPorts.mjs';
import { sandboxArguments } from './sandboxProcess.mjs';
import { prepareToolchain } from './toolchain.mjs';

/**
 * `yarn sandbox`: the local AWS, Kubernetes and Git host alone; arguments go to it. It
 * prints the environment for a shell.
 */
export async function main(args) {
  const { port, kubernetesPort, gitPort } = sandboxPorts(process.env);
  const toolchain = prepareToolchain({ say });
  await installPackages(toolchain, { say });
  return runInForeground(
    toolchain.node,
    sandboxArguments([
      '--port',
      String(port),
      '--kubernetes-port',
      String(kubernetesPort),
      '--git-port',
      String(gitPort),
      ...args,
    ]),
    toolchain.env,
  );
}
