import { ChildProcess, spawn } from 'node:child_process';
import { ReplicaSettings } from './runReplica';

const READY_LIMIT_MS = 60_000;

/** Times with which a lost lease costs tests less than a second. */
export const quickTiming = {
  tickMs: 30,
  leaseMs: 700,
  beatMs: 200,
  abandonAfterMs: 2_000,
  stopAfterMs: 2_000,
};

/** A process that carries operations out, and that a test may kill. */
export class ReplicaProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  #output = '';
  /** Event ids of its acts so far. */
  readonly acts: string[] = [];
  /** When it acted last, in milliseconds since 1970. */
  lastActAt = 0;

  private constructor(script: string, settings: ReplicaSettings) {
    this.#child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        script,
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          EKS_TEST_REPLICA: JSON.stringify(settings),
        },
      },
    );
    this.#child.stderr?.on('data', text => {
      this.#output += text;
      if (process.env.EKS_TEST_LOG) process.stderr.write(text);
    });
    this.#exited = new Promise(resolve => {
      this.#child.once('exit', () => resolve());
    });
    this.#child.on('message', (message: { type: string; eventId: string }) => {
      if (message.type !== 'act') return;
      this.acts.push(message.eventId);
      this.lastActAt = Date.now();
    });
  }

  /**
   * Starts a script that calls `runReplica`, and waits until its engine runs.
   * @param script - absolute path of a TypeScript file
   */
  static async start(
    script: string,
    settings: Omit<ReplicaSettings, 'timing'> &
      Partial<Pick<ReplicaSettings, 'timing'>>,
  ): Promise<ReplicaProcess> {
    const replica = new ReplicaProcess(script, {
      ...settings,
      timing: { ...quickTiming, ...settings.timing },
    });
    await replica.#untilReady();
    return replica;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Resolves when it has ended, however it did. */
  get exited(): Promise<void> {
    return this.#exited;
  }

  get hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  /** Ends it as an operator would. */
  async stop(): Promise<void> {
    if (this.hasExited) return;
    this.#child.kill('SIGTERM');
    await this.#exited;
  }

  /** As a machine that is starved or asleep. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  async #untilReady(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const ready = new Promise<boolean>(resolve => {
      this.#child.on('message', (message: { type: string }) => {
        if (message.type === 'ready') resolve(true);
      });
      timer = setTimeout(() => resolve(false), READY_LIMIT_MS);
    });
    const isReady = await Promise.race([
      ready,
      this.#exited.then(() => this.#child.signalCode === 'SIGKILL'),
    ]);
    clearTimeout(timer);
    if (!isReady) {
      await this.kill();
      throw new Error(`The replica did not start: ${this.#output}`);
    }
  }
}
