import { PORTAL_USER } from '../git/users';
import type { Sandbox } from '../startSandbox';

/** An answer of the API; tests read what they know to be there. */
export interface ApiResult {
  status: number;
  headers: Headers;
  // The shapes are judged by the expectations of the tests.
  body: ReturnType<typeof JSON.parse>;
}

/** A request to the API of a sandbox, by default with the token of the portal. */
export async function github(
  sandbox: Sandbox,
  request: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<ApiResult> {
  const [method, path] = request.split(' ');
  const response = await fetch(`${sandbox.gitUrl}/api/v3${path}`, {
    method,
    headers: {
      authorization: `Bearer ${PORTAL_USER.token}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: json ? JSON.parse(text) : text,
  };
}

/** The text of a file at the default branch. */
export async function textOf(
  sandbox: Sandbox,
  repository: string,
  path: string,
): Promise<string> {
  const { body } = await github(
    sandbox,
    `GET /repos/${repository}/contents/${path}`,
    undefined,
    { accept: 'application/vnd.github.raw' },
  );
  return body;
}

/** Commits changed files to a new branch, through the calls that a portal makes; returns the commit. */
export async function commitFiles(
  sandbox: Sandbox,
  repository: string,
  branch: string,
  files: Record<string, string | undefined>,
): Promise<string> {
  const at = `/repos/${repository}`;
  const base = await github(sandbox, `GET ${at}/branches/main`);
  const { sha, commit } = base.body.commit;
  const tree = await github(sandbox, `POST ${at}/git/trees`, {
    base_tree: commit.tree.sha,
    tree: Object.entries(files).map(([path, content]) => ({
      path,
      mode: '100644',
      type: 'blob',
      ...(content === undefined ? { sha: null } : { content }),
    })),
  });
  const made = await github(sandbox, `POST ${at}/git/commits`, {
    message: `Change ${branch}`,
    tree: tree.body.sha,
    parents: [sha],
  });
  await github(sandbox, `POST ${at}/git/refs`, {
    ref: `refs/heads/${branch}`,
    sha: made.body.sha,
  });
  return made.body.sha;
}

/** Opens a pull request with one edited file; returns its number. */
export async function propose(
  sandbox: Sandbox,
  repository: string,
  branch: string,
  path: string,
  edit: (text: string) => string,
): Promise<number> {
  const before = await textOf(sandbox, repository, path);
  const after = edit(before);
  if (after === before) {
    throw new Error(`The edit changes nothing in ${path}`);
  }
  await commitFiles(sandbox, repository, branch, { [path]: after });
  const pull = await github(sandbox, `POST /repos/${repository}/pulls`, {
    title: `Change ${branch}`,
    head: branch,
    base: 'main',
  });
  await sandbox.idle();
  return pull.body.number;
}

/** Merges a pull request and waits for what the pipeline does. */
export async function merge(
  sandbox: Sandbox,
  repository: string,
  number: number,
  opaBlastRadius?: number,
): Promise<void> {
  const response = await fetch(
    `${sandbox.controlUrl}/repositories/${repository}/pulls/${number}/merge`,
    { method: 'POST', body: JSON.stringify({ opaBlastRadius }) },
  );
  if (!response.ok) {
    throw new Error(await response.text());
  }
  await sandbox.idle();
}

/** The newest statuses of the head of a pull request: state and description by context. */
export async function statusesOf(
  sandbox: Sandbox,
  repository: string,
  number: number,
): Promise<Record<string, string>> {
  const pull = await github(
    sandbox,
    `GET /repos/${repository}/pulls/${number}`,
  );
  const { body } = await github(
    sandbox,
    `GET /repos/${repository}/commits/${pull.body.head.sha}/status`,
  );
  return Object.fromEntries(
    body.statuses.map(
      (status: { context: string; state: string; description: string }) => [
        status.context,
        `${status.state}: ${status.description}`,
      ],
    ),
  );
}

/** The log of the newest run of a pull request. */
export function lastLog(
  sandbox: Sandbox,
  repository: string,
  number: number,
): string {
  const [owner, name] = repository.split('/');
  const pull = sandbox.git.repository(owner, name)?.pulls.get(number);
  return pull ? (sandbox.pipeline.runsOf(pull)[0]?.log.join('\n') ?? '') : '';
}

/** A log without the breaks that the frame of a diagnostic makes. */
export function oneLine(log: string): string {
  return log.replace(/\n│ /g, ' ');
}
