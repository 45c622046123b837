import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PortError } from './net/listen';
import { SeedError } from './seed/loadSeed';
import { startSandbox } from './startSandbox';

const USAGE = `Usage: sandbox [options]

Starts a local AWS, the Kubernetes APIs of its clusters and a Git host on 127.0.0.1.

  --port PORT             port of the AWS endpoint (4566; 0 for any free one)
  --kubernetes-port PORT  first of the consecutive ports of the Kubernetes APIs (4600; 0 for any free ones)
  --git-port PORT         port of the Git host (4580; 0 for any free one)
  --seed FILE             a YAML file with the fleet to start with
  --directory DIR         where the kubeconfig is written (.cache/sandbox)
  --time-scale FACTOR     how long changes take: 1, the default, is some seconds each, 0 is at once
  --json                  print the environment as one line of JSON
  --help                  print this text
`;

/** A mistake in the command line. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

function portOf(value: string, flag: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`${flag} expects a port number, not ${value}`);
  }
  return port;
}

function factorOf(value: string): number {
  const factor = Number(value);
  if (value.trim() === '' || !(factor >= 0 && factor <= 1000)) {
    throw new UsageError(
      `--time-scale expects a number from 0 to 1000, not ${value}`,
    );
  }
  return factor;
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '4566' },
        'kubernetes-port': { type: 'string', default: '4600' },
        'git-port': { type: 'string', default: '4580' },
        seed: { type: 'string' },
        directory: { type: 'string', default: '.cache/sandbox' },
        'time-scale': { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : `${error}`);
  }
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

async function main(): Promise<void> {
  const options = readArguments();
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  const sandbox = await startSandbox({
    ...(options.seed ? { seed: resolve(options.seed) } : {}),
    awsPort: portOf(options.port, '--port'),
    kubernetesPorts: portOf(options['kubernetes-port'], '--kubernetes-port'),
    gitPort: portOf(options['git-port'], '--git-port'),
    timeScale: factorOf(options['time-scale']),
  });
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true });
  const kubeconfig = join(directory, 'kubeconfig');
  writeFileSync(kubeconfig, sandbox.kubeconfig(), { mode: 0o600 });
  const environment = { ...sandbox.environment(), KUBECONFIG: kubeconfig };

  let stopping = false;
  const stop = () => {
    if (!stopping) {
      stopping = true;
      sandbox.stop().then(() => process.exit(0));
    }
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);

  const lines = options.json
    ? [JSON.stringify(environment)]
    : [
        ...Object.entries(environment).map(
          ([name, value]) => `export ${name}=${quoted(value)}`,
        ),
        // Either of these in the shell would win over the keys above.
        'unset AWS_PROFILE AWS_SESSION_TOKEN',
      ];
  process.stdout.write(`${lines.join('\n')}\nready\n`);
  process.send?.({
    type: 'ready',
    environment,
    awsUrl: sandbox.awsUrl,
    gitUrl: sandbox.gitUrl,
  });
}

main().catch(error => {
  const known =
    error instanceof PortError ||
    error instanceof SeedError ||
    error instanceof UsageError;
  process.stderr.write(
    `${known ? error.message : (error?.stack ?? String(error))}\n`,
  );
  process.exit(1);
});
