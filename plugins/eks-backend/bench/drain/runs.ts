import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import type { Counts } from './CountingProxy';
import type { Stage } from './stage';

const run = promisify(execFile);
const LIMIT_MS = 10 * 60_000;

/** What one drain took. */
export interface Measured extends Counts {
  seconds: number;
}

/** The version of kubectl; undefined when it is not installed. */
export async function kubectlVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await run('kubectl', ['version', '--client']);
    return stdout.split('\n')[0].replace(/^.*: */, '');
  } catch {
    return undefined;
  }
}

/** Drains with the documented command. */
export async function runKubectl(stage: Stage): Promise<Measured> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-drain-'));
  const file = join(directory, 'kubeconfig');
  const { url, certificateAuthority } = stage.proxy;
  const name = 'bench';
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [{ name, user: { token: stage.token } }],
    clusters: [
      {
        name,
        cluster: {
          server: url,
          'certificate-authority-data': certificateAuthority,
        },
      },
    ],
  };
  writeFileSync(file, stringify(config));
  try {
    return await measure(stage, async () => {
      await run(
        'kubectl',
        [
          'drain',
          stage.node,
          '--ignore-daemonsets',
          '--delete-emptydir-data',
          `--cache-dir=${directory}`,
        ],
        {
          env: { ...process.env, KUBECONFIG: file, HOME: directory },
          timeout: LIMIT_MS,
          maxBuffer: 64 * 1024 * 1024,
        },
      );
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Cordons and drains with this package, in a process of its own as kubectl has one. */
export async function runPortal(
  stage: Stage,
  maxConcurrentEvictions: number,
): Promise<Measured> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, resolve(__dirname, 'portal.ts')],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], timeout: LIMIT_MS },
  );
  // The loader of TypeScript sends messages of its own, which are objects.
  const next = async (): Promise<string> => {
    for (;;) {
      const [message] = await once(child, 'message');
      if (typeof message === 'string') return message;
    }
  };
  await next();
  return measure(stage, async () => {
    child.send({
      endpoint: stage.proxy.url,
      certificateAuthority: stage.proxy.certificateAuthority,
      token: stage.token,
      node: stage.node,
      maxConcurrentEvictions,
    });
    const outcome = await next();
    if (outcome !== 'drained') throw new Error(`The drain ended ${outcome}.`);
  });
}

async function measure(
  stage: Stage,
  drain: () => Promise<void>,
): Promise<Measured> {
  const started = performance.now();
  await drain();
  const seconds = (performance.now() - started) / 1_000;
  const left = stage.podsLeft();
  if (left > 0) throw new Error(`${left} pods are left on the node.`);
  return { seconds, ...stage.proxy.counts };
}
