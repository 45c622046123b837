import { configArguments } from './portal.mjs';
import { onInterrupt, startChild } from './children.mjs';
import { lockData } from './dataLock.mjs';
import { installPackages } from './install.mjs';
import { readOptions, say } from './options.mjs';
import { assertFree } from './ports.mjs';
import { Problem } from './problem.mjs';
import { inRoot, root } from './root.mjs';
import { sandboxPorts } from './sandboxPorts.mjs';
import {
  sandboxedEnvironment,
  startSandboxProcess,
} from './sandboxProcess.mjs';
import { prepareToolchain } from './toolchain.mjs';
import { deathMessage } from './waiting.mjs';

const usage = `Usage: yarn dev [--no-sandbox]
App with hot reload on http://localhost:3000, backend on http://localhost:7007.`;

/** `yarn dev`: app and backend restart by themselves when a file changes. */
export async function main(args) {
  const options = readOptions(
    args,
    { 'no-sandbox': { type: 'boolean' }, help: { type: 'boolean' } },
    usage,
  );
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const sandbox = options['no-sandbox'] ? undefined : sandboxPorts(process.env);
  const directory = inRoot('.cache', 'demo');
  const unlock = lockData(directory, 'http://localhost:3000');
  try {
    return await develop({ sandbox, directory });
  } finally {
    unlock();
  }
}

async function develop({ sandbox, directory }) {
  await assertFree(sandbox ? sandbox.needed : []);
  const toolchain = prepareToolchain({ say });
  await installPackages(toolchain, { say });

  const children = [];
  let { env } = toolchain;
  if (sandbox) {
    const process = await startSandboxProcess(toolchain, {
      ...sandbox,
      directory: `${directory}/sandbox`,
    });
    children.push(process);
    env = sandboxedEnvironment(env, process.environment);
  }
  const repository = startChild('dev', {
    ...toolchain.yarn(
      'backstage-cli',
      'repo',
      'start',
      ...configArguments([
        'app-config.yaml',
        'app-config.dev.yaml',
        'app-config.local.yaml',
      ]),
    ),
    cwd: root,
    env,
    verbose: true,
  });
  children.push(repository);
  const interrupted = new Promise(resolve => {
    onInterrupt(() => resolve(undefined));
  });
  const death = await Promise.race([
    interrupted,
    ...children.map(child => child.exit.then(() => deathMessage(child))),
  ]);
  await Promise.all(children.map(child => child.stop()));
  if (death) throw new Problem(death);
  return 0;
}
