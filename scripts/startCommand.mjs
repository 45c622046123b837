import { existsSync, rmSync } from 'node:fs';
import { buildApp } from './bundle.mjs';
import { onInterrupt } from './children.mjs';
import { lockData } from './dataLock.mjs';
import { installPackages } from './install.mjs';
import { readOptions, say } from './options.mjs';
import { assertFree, portFrom } from './ports.mjs';
import { startPortal } from './portal.mjs';
import { Problem } from './problem.mjs';
import { inRoot } from './root.mjs';
import { sandboxPorts } from './sandboxPorts.mjs';
import { prepareToolchain } from './toolchain.mjs';

const usage = `Usage: npm start -- [options]
  --no-sandbox  use real AWS with your own credentials (accounts: app-config.local.yaml)
  --fresh       forget the data of earlier starts
  --verbose     show the logs as they come (they are kept in .cache/logs)
Variables: PORT (3000), SANDBOX_PORT (4566), SANDBOX_KUBERNETES_PORT (4600),
  SANDBOX_GIT_PORT (4580)`;

/** `npm start`: the whole portal on one address, against the sandbox. */
export async function main(args) {
  const options = readOptions(
    args,
    {
      'no-sandbox': { type: 'boolean' },
      fresh: { type: 'boolean' },
      verbose: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    usage,
  );
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const port = portFrom(process.env, 'PORT', 3000);
  const sandbox = options['no-sandbox'] ? undefined : sandboxPorts(process.env);
  const directory = inRoot('.cache', sandbox ? 'demo' : 'aws');
  const unlock = lockData(directory, `http://localhost:${port}`);
  try {
    return await start({ port, sandbox, directory, ...options });
  } finally {
    unlock();
  }
}

async function start({ port, sandbox, directory, fresh, verbose }) {
  await assertFree([
    { port, purpose: 'the portal', variable: 'PORT' },
    ...(sandbox ? sandbox.needed : []),
  ]);
  const toolchain = prepareToolchain({ say });
  await installPackages(toolchain, { say, verbose });
  await buildApp(toolchain, { say, verbose });

  if (fresh) rmSync(directory, { recursive: true, force: true });
  const keptData = existsSync(directory);
  say('Starting');
  const interrupt = new AbortController();
  const interrupted = new Promise(resolve => {
    onInterrupt(() => {
      interrupt.abort();
      resolve(undefined);
    });
  });
  const portal = await startPortal(toolchain, {
    port,
    sandbox,
    directory,
    configFiles: ['app-config.yaml', 'app-config.local.yaml'],
    verbose,
    signal: interrupt.signal,
  }).catch(error => {
    // For example a migration that was cut off by the end of an earlier start.
    if (keptData && !interrupt.signal.aborted) {
      say(
        'The data of earlier starts was kept. If it is the cause: npm start -- --fresh',
      );
    }
    throw error;
  });
  console.log(`XKF portal: ${portal.url}`);
  if (portal.gitUrl) console.log(`Git host of the demo: ${portal.gitUrl}`);
  const death = await Promise.race([portal.died, interrupted]);
  await portal.stop();
  if (death) throw new Problem(death);
  return 0;
}
