import { ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { ReplicaSettings } from './runReplica';

const READY_LIMIT_MS = 120_000;

/** Times with which a lost lease costs tests less than a second. */
export const quickTiming = {
  tickMs: 30,
  leaseMs: 700,
  beatMs: 200,
  abandonAfterMs: 2_000,
  stopAfterMs: 2_000,
};

type ReplicaMessage =
  | { type: 'ready' }
  | { type: 'act'; eventId: string }
  | { type: 'log'; line: string };

/** A process that carries operations out, and that a test may kill. */
export class ReplicaProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  #output = '';
  /** Event ids of its acts so far. */
  readonly acts: string[] = [];
  /** What its engine logged so far. */
  readonly lines: string[] = [];

  private constructor(script: string, settings: ReplicaSettings) {
    this.#child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_COMPILE_CACHE: join(dirname(script), 'compiled'),
        EKS_TEST_REPLICA: JSON.stringify(settings),
      },
    });
    this.#child.stderr?.on('data', text => {
      this.#output += text;
      if (process.env.EKS_TEST_LOG) process.stderr.write(text);
    });
    this.#exited = new Promise(resolve => {
      this.#child.once('exit', () => resolve());
    });
    this.#child.on('message', (message: ReplicaMessage) => {
      if (message.type === 'act') this.acts.push(message.eventId);
      if (message.type === 'log') this.lines.push(message.line);
    });
  }

  /**
   * Starts a script that calls `runReplica`, and waits until its engine runs.
   * @param script - as `bundleReplica` has written it
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

  /** @throws Error when it ended, and not by a kill */
  assertKilled(): void {
    const { exitCode } = this.#child;
    if (exitCode !== null) {
      throw new Error(`The replica ended with ${exitCode}: ${this.#output}`);
    }
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
      this.#child.on('message', ({ type }: ReplicaMessage) => {
        if (type === 'ready') resolve(true);
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
