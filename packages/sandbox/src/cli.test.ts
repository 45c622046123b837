import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { missing, programOf, run } from './__testUtils__/programs';

/** What the command sends to its parent, among messages of the loader. */
interface Message {
  type?: string;
  environment: Record<string, string>;
}

interface Started {
  child: ChildProcess;
  environment: Record<string, string>;
  output(): string;
}

describe('the command', () => {
  let root: string;
  let directory: string;
  let sandbox: Started;

  function launch(to: string, ...flags: string[]): ChildProcess {
    const { NODE_OPTIONS: _, ...environment } = process.env;
    const flagsOfAll = ['--directory', to, '--git-port', '0', ...flags];
    return fork(resolve(__dirname, 'cli.ts'), flagsOfAll, {
      execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
      env: environment,
      silent: true,
    });
  }

  const collect = (child: ChildProcess) => {
    const chunks: string[] = [];
    const keep = (chunk: Buffer) => {
      chunks.push(String(chunk));
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    return () => chunks.join('');
  };

  const exit = (child: ChildProcess) =>
    new Promise<number | null>(done => {
      child.on('close', code => done(code));
    });

  const ready = (child: ChildProcess) =>
    new Promise<Record<string, string>>((done, fail) => {
      child.on('message', (message: Message) => {
        if (message.type === 'ready') {
          done(message.environment);
        }
      });
      child.on('close', code => fail(new Error(`ended with ${code}`)));
    });

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'sandbox-'));
    directory = join(root, 'first');
    const child = launch(directory, '--port', '0', '--kubernetes-port', '0');
    const output = collect(child);
    const environment = await ready(child);
    sandbox = { child, environment, output };
  }, 60_000);

  afterAll(async () => {
    const ended = exit(sandbox.child);
    sandbox.child.kill('SIGTERM');
    await ended;
    rmSync(root, { recursive: true });
  });

  it('prints the environment and then that it is ready', () => {
    const lines = sandbox.output().trimEnd().split('\n');
    expect(lines).toContain(
      `export AWS_ENDPOINT_URL='${sandbox.environment.AWS_ENDPOINT_URL}'`,
    );
    expect(lines).toContain(`export KUBECONFIG='${directory}/kubeconfig'`);
    expect(lines).toContain(
      `export SANDBOX_GIT_URL='http://${sandbox.environment.SANDBOX_GIT_HOST}'`,
    );
    expect(lines.at(-1)).toBe('ready');
  });

  it('names a busy port and ends with 1', async () => {
    const blocker = createServer();
    await new Promise<void>(done => {
      blocker.listen(0, '127.0.0.1', () => done());
    });
    const address = blocker.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    for (const flags of [
      ['--port', `${port}`, '--kubernetes-port', '0'],
      ['--port', '0', '--kubernetes-port', `${port}`],
      ['--port', '0', '--kubernetes-port', '0', '--git-port', `${port}`],
    ]) {
      const child = launch(join(root, 'other'), ...flags);
      const output = collect(child);
      await expect(exit(child)).resolves.toBe(1);
      expect(output()).toContain(`Port ${port} is in use`);
    }
    blocker.close();
  }, 60_000);

  it('names a mistake in its flags or its seed', async () => {
    for (const [flags, message] of [
      [['--port', 'many'], '--port expects a port number, not many'],
      [['--port', '6000'], 'refuse to connect to port 6000'],
      [['--colour'], "Unknown option '--colour'"],
      [['--seed', 'nothing.yaml'], 'cannot be read'],
    ] as const) {
      const child = launch(join(root, 'other'), ...flags);
      const output = collect(child);
      await expect(exit(child)).resolves.toBe(1);
      expect(output()).toContain(message);
    }
  }, 60_000);

  it('stops on a signal', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const child = launch(
        join(root, 'signal'),
        '--port',
        '0',
        '--kubernetes-port',
        '0',
      );
      await ready(child);
      const ended = exit(child);
      child.kill(signal);
      await expect(ended).resolves.toBe(0);
    }
  }, 60_000);

  it('prints the environment as JSON on request, and stops when its parent goes', async () => {
    const child = launch(
      join(root, 'json'),
      '--port',
      '0',
      '--kubernetes-port',
      '0',
      '--json',
    );
    const output = collect(child);
    await ready(child);
    const [json] = output().split('\n');
    expect(JSON.parse(json)).toMatchObject({
      AWS_ENDPOINT_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    // There is no `close` after a disconnect, so the exit itself is awaited.
    const ended = new Promise(done => {
      child.once('exit', done);
    });
    child.disconnect();
    await expect(ended).resolves.toBe(0);
  }, 60_000);

  /** Runs a program with the environment that the command printed. */
  async function judge(
    program: string,
    args: string[],
    more: Record<string, string> = {},
  ): Promise<string> {
    const { stdout } = await run(program, args, {
      env: {
        PATH: process.env.PATH,
        HOME: root,
        ...sandbox.environment,
        ...more,
      },
      timeout: 60_000,
    });
    return stdout;
  }

  it('satisfies the aws command', async () => {
    const aws = programOf('aws');
    if (!aws) {
      await missing('aws');
      return;
    }
    const json = async (args: string[], more = {}) =>
      JSON.parse(await judge(aws, [...args, '--output', 'json'], more));
    await expect(json(['sts', 'get-caller-identity'])).resolves.toMatchObject({
      Account: '999999999999',
    });
    const { Credentials } = await json([
      'sts',
      'assume-role',
      '--role-arn=arn:aws:iam::333333333333:role/xkf-portal-reader',
      '--role-session-name=cli',
    ]);
    const session = {
      AWS_ACCESS_KEY_ID: Credentials.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: Credentials.SecretAccessKey,
      AWS_SESSION_TOKEN: Credentials.SessionToken,
    };
    await expect(
      json(['eks', 'list-clusters', '--page-size', '1'], session),
    ).resolves.toEqual({ clusters: ['prod-eks1', 'prod-eks2'] });
    await expect(
      json(
        ['eks', 'describe-addon-versions', '--addon-name', 'coredns'],
        session,
      ),
    ).resolves.toMatchObject({ addons: [{ addonName: 'coredns' }] });
    await expect(
      json(
        [
          'ec2',
          'describe-subnets',
          '--filters=Name=tag:Name,Values=eks1-nodes-*',
        ],
        session,
      ),
    ).resolves.toMatchObject({ Subnets: [{}, {}, {}] });
    await expect(
      json(
        ['ssm', 'get-parameters-by-path', '--recursive'].concat(
          '--path=/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/arm64',
        ),
        session,
      ).then(answer => answer.Parameters.length),
    ).resolves.toBeGreaterThan(60);
    await expect(
      judge(aws, ['eks', 'describe-cluster', '--name', 'none'], session),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining('(ResourceNotFoundException)'),
    });
    await expect(
      judge(aws, ['iam', 'list-roles'], { AWS_SECRET_ACCESS_KEY: 'wrong' }),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining('(SignatureDoesNotMatch)'),
    });
  }, 120_000);

  it('satisfies kubectl', async () => {
    const kubectl = programOf('kubectl');
    if (!kubectl) {
      await missing('kubectl');
      return;
    }
    const qa = ['--context', '222222222222/eu-west-1/qa-eks1'];
    const nodes = await judge(kubectl, [...qa, 'get', 'nodes']);
    expect(nodes).toMatch(/^NAME +STATUS +ROLES +AGE +VERSION\n/);
    expect(nodes).toMatch(/ Ready,SchedulingDisabled /);
    expect(nodes).toMatch(/ NotReady /);
    const [name] = nodes.split('\n')[1].split(' ');
    await judge(kubectl, [...qa, 'cordon', name]);
    await expect(
      judge(kubectl, [...qa, 'get', 'node', name]),
    ).resolves.toContain('Ready,SchedulingDisabled');
    await judge(kubectl, [...qa, 'uncordon', name]);
    await expect(
      judge(kubectl, [...qa, 'describe', 'node', name]),
    ).resolves.toMatch(/Unschedulable: +false[\s\S]+Non-terminated Pods/);
    await expect(
      judge(kubectl, [...qa, 'get', 'deploy,pdb,pods', '-A', '-o', 'name']),
    ).resolves.toContain('poddisruptionbudget.policy/payments-api');
    await expect(judge(kubectl, [...qa, 'top', 'nodes'])).resolves.toContain(
      '640m',
    );
    await expect(
      judge(kubectl, [...qa, 'get', 'pods', '-n', 'none']),
    ).resolves.toBe('');
    await expect(
      judge(kubectl, [...qa, 'get', 'pod', 'none', '-n', 'shop']),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining('pods "none" not found'),
    });
    await expect(
      judge(kubectl, [...qa, '--token', 'wrong', 'get', 'nodes']),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining('You must be logged in to the server'),
    });
  }, 120_000);
});
