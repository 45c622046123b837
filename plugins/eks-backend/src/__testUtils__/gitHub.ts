import { Sandbox } from '@xkf/sandbox';

/** A person at the Git host of the sandbox. */
export class GitHubPerson {
  readonly #sandbox: Sandbox;
  readonly #repository: string;

  constructor(sandbox: Sandbox, repository = 'acme/xkf') {
    this.#sandbox = sandbox;
    this.#repository = repository;
  }

  async file(path: string, ref = 'main'): Promise<string> {
    const { content } = await this.#call<{ content: string }>(
      'GET',
      `contents/${path}?ref=${ref}`,
    );
    return Buffer.from(content, 'base64').toString();
  }

  /** Commits a new content of a file right to a branch. */
  async commit(
    path: string,
    content: string,
    branch = 'main',
  ): Promise<string> {
    const { object } = await this.#call<{ object: { sha: string } }>(
      'GET',
      `git/ref/heads/${branch}`,
    );
    const tree = await this.#call<{ sha: string }>('POST', 'git/trees', {
      base_tree: object.sha,
      tree: [{ path, mode: '100644', type: 'blob', content }],
    });
    const commit = await this.#call<{ sha: string }>('POST', 'git/commits', {
      message: `Change ${path}`,
      tree: tree.sha,
      parents: [object.sha],
    });
    await this.#call('PATCH', `git/refs/heads/${branch}`, { sha: commit.sha });
    return commit.sha;
  }

  async branches(): Promise<string[]> {
    const branches = await this.#call<{ name: string }[]>(
      'GET',
      'branches?per_page=100',
    );
    return branches.map(({ name }) => name);
  }

  async pulls(): Promise<{ number: number; state: string; body: string }[]> {
    return this.#call('GET', 'pulls?state=all&per_page=100');
  }

  async close(number: number): Promise<void> {
    await this.#call('PATCH', `pulls/${number}`, { state: 'closed' });
  }

  /** Merges; the pipeline of the sandbox then applies. */
  async merge(number: number): Promise<void> {
    await this.#call('PUT', `pulls/${number}/merge`, {});
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const url = `${this.#sandbox.gitUrl}/api/v3/repos/${this.#repository}/${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${this.#sandbox.environment().SANDBOX_GIT_TOKEN}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${await response.text()}`);
    }
    return (await response.json()) as T;
  }
}
