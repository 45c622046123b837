import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const START_LIMIT_MS = 20_000;

/** The emulator of GitHub from npm, in a process of its own. */
export class Emulator {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly token: string,
  ) {}

  static async start(token: string): Promise<Emulator> {
    const child = spawn(
      process.execPath,
      [join(__dirname, 'emulator.mjs'), token],
      // Options of this process, such as Jest's, are not for the other one.
      { stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env.PATH } },
    );
    const lines = createInterface({ input: child.stdout });
    const [url] = await once(lines, 'line', {
      signal: AbortSignal.timeout(START_LIMIT_MS),
    });
    return new Emulator(child, String(url), token);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.stdin?.end();
    await ended;
  }

  /** A request of a person, with the answer's body. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}` },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
    };
  }

  /** As `ask`; @throws Error when the emulator refuses */
  async demand(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) {
      throw new Error(
        `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`,
      );
    }
    return answer.body;
  }
}
