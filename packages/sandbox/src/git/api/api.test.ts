import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { github, commitFiles, propose } from '../../__testUtils__/gitHost';
import { missing, programOf, run } from '../../__testUtils__/programs';
import { type Sandbox, startSandbox } from '../../startSandbox';
import { PERSON, PORTAL_USER, READER } from '../users';

const XKF = '/repos/acme/xkf';

describe('the API of the Git host', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const call = (
    request: string,
    body?: object,
    headers?: Record<string, string>,
  ) => github(sandbox, request, body, headers);
  const as = (token: string) => ({ authorization: `token ${token}` });

  it('shows branches, commits, trees and files of the seed', async () => {
    const branch = await call(`GET ${XKF}/branches/main`);
    const { sha, commit } = branch.body.commit;
    expect(branch.status).toBe(200);
    const ref = await call(`GET ${XKF}/git/ref/heads%2Fmain`);
    expect(ref.body.object).toMatchObject({ sha, type: 'commit' });
    const tree = await call(
      `GET ${XKF}/git/trees/${commit.tree.sha}?recursive=1`,
    );
    const entry = tree.body.tree.find(
      (each: { path: string }) => each.path === 'aws-eks/variables/dev.tfvars',
    );
    const path = `${XKF}/contents/aws-eks/variables/dev.tfvars`;
    const file = await call(`GET ${path}?ref=${sha}`);
    expect(file.body).toMatchObject({
      type: 'file',
      sha: entry.sha,
      size: entry.size,
    });
    const text = Buffer.from(file.body.content, 'base64').toString('utf8');
    expect(text).toContain('version    = "1.36"');
    expect(text).not.toContain('{{');
    const raw = await call(`GET ${path}`, undefined, {
      accept: 'application/vnd.github.v3.raw',
    });
    expect(raw.body).toBe(text);
    const blob = await call(`GET ${XKF}/git/blobs/${entry.sha}`);
    expect(Buffer.from(blob.body.content, 'base64').toString('utf8')).toBe(
      text,
    );
    const folder = await call(`GET ${XKF}/contents/aws-eks/variables`);
    expect(folder.body.map((each: { name: string }) => each.name)).toEqual([
      'common.tfvars',
      'dev.tfvars',
      'prod.tfvars',
      'qa.tfvars',
    ]);
    const commits = await call(`GET ${XKF}/commits?path=aws-eks`);
    expect(commits.body).toMatchObject([
      { commit: { message: 'Add aws-eks' } },
    ]);
    const one = await call(`GET ${XKF}/commits/${sha.slice(0, 8)}`);
    expect(one.body).toMatchObject({ sha, stats: { deletions: 0 } });
    await expect(call('GET /user')).resolves.toMatchObject({
      body: { login: PORTAL_USER.login, type: 'Bot' },
    });
    expect((await call('GET /repos/acme/nothing')).status).toBe(404);
    expect((await call(`GET ${path}x`)).body).toMatchObject({
      message: 'Not Found',
      documentation_url: expect.any(String),
    });
    expect((await call(`GET ${path}?ref=nothing`)).status).toBe(404);
  });

  it('packs a commit, as clients that read a whole tree want it', async () => {
    const path = `${'folder/'.repeat(16)}file.txt`;
    await commitFiles(sandbox, 'acme/xkf', 'long', { [path]: 'deep\n' });
    const { body } = await call(`GET ${XKF}`);
    const url = body.archive_url
      .replace('{archive_format}', 'tarball')
      .replace('{/ref}', '/long');
    const answer = await fetch(url, { headers: as(PORTAL_USER.token) });
    const tar = gunzipSync(Buffer.from(await answer.arrayBuffer()));
    expect(tar.length % 512).toBe(0);
    const text = tar.toString('utf8');
    expect(text).toContain('/aws-eks/variables/dev.tfvars');
    expect(text).toContain('deep\n');
    const program = programOf('tar');
    if (!program) {
      await missing('tar');
      return;
    }
    const directory = mkdtempSync(join(tmpdir(), 'tar-'));
    writeFileSync(join(directory, 'a.tar'), tar);
    await run(program, ['-xf', 'a.tar', '--strip-components=1'], {
      cwd: directory,
    });
    expect(readFileSync(join(directory, path), 'utf8')).toBe('deep\n');
    rmSync(directory, { recursive: true });
  });

  it('makes a branch and a commit of several files in one step', async () => {
    const sha = await commitFiles(sandbox, 'acme/xkf', 'eks/dev/change-1', {
      'aws-eks/variables/new.tfvars': 'größe = 1\r\n',
      'template.version': undefined,
    });
    const compared = await call(
      `GET ${XKF}/compare/main...eks%2Fdev%2Fchange-1`,
    );
    expect(compared.body).toMatchObject({
      status: 'ahead',
      ahead_by: 1,
      behind_by: 0,
      commits: [{ sha, author: { login: PORTAL_USER.login } }],
      files: [
        {
          filename: 'aws-eks/variables/new.tfvars',
          status: 'added',
          additions: 1,
        },
        { filename: 'template.version', status: 'removed' },
      ],
    });
    const raw = await call(
      `GET ${XKF}/contents/aws-eks/variables/new.tfvars?ref=eks/dev/change-1`,
      undefined,
      { accept: 'application/vnd.github.raw+json' },
    );
    expect(raw.body).toBe('größe = 1\r\n');
    const matching = await call(`GET ${XKF}/git/matching-refs/heads/eks/`);
    expect(matching.body).toMatchObject([
      { ref: 'refs/heads/eks/dev/change-1' },
    ]);
    expect(
      (await call(`GET ${XKF}/branches/eks/dev/change-1`)).body.commit.sha,
    ).toBe(sha);
  });

  it('moves refs forward only', async () => {
    const base = (await call(`GET ${XKF}/git/ref/heads/main`)).body.object.sha;
    const sha = await commitFiles(sandbox, 'acme/xkf', 'work', { a: '1' });
    const refs = `${XKF}/git/refs`;
    const create = (ref: string, target = sha) =>
      call(`POST ${refs}`, { ref, sha: target });
    expect((await create('refs/heads/work')).body.message).toBe(
      'Reference already exists',
    );
    expect((await create('refs/heads/work/below')).status).toBe(422);
    expect((await create('refs/heads/a..b')).body.errors[0].message).toContain(
      'not a valid ref name',
    );
    expect(
      (await create('refs/heads/other', 'f'.repeat(40))).body.message,
    ).toBe('Object does not exist');
    expect(
      (await create('refs/heads/other', 'short')).body.errors[0],
    ).toMatchObject({ field: 'sha' });
    const back = await call(`PATCH ${refs}/heads/work`, { sha: base });
    expect(back).toMatchObject({
      status: 422,
      body: { message: 'Update is not a fast forward' },
    });
    await expect(
      call(`PATCH ${refs}/heads/work`, { sha: base, force: true }),
    ).resolves.toMatchObject({ status: 200 });
    await expect(
      call(`PATCH ${refs}/heads/work`, { sha }),
    ).resolves.toMatchObject({ status: 200 });
    expect((await call(`DELETE ${refs}/heads/work`)).status).toBe(204);
    expect((await call(`DELETE ${refs}/heads/work`)).body.message).toBe(
      'Reference does not exist',
    );
    expect((await call(`GET ${XKF}/git/ref/heads/work`)).status).toBe(404);
  });

  it('refuses objects that make no sense', async () => {
    const trees = `POST ${XKF}/git/trees`;
    const base = (await call(`GET ${XKF}/branches/main`)).body.commit.commit
      .tree.sha;
    const item = { path: 'a', mode: '100644', type: 'blob' };
    for (const body of [
      {},
      { tree: [{ ...item, path: '../a', content: '' }] },
      { tree: [item] },
      { tree: [{ ...item, sha: '0'.repeat(40) }] },
      { base_tree: '0'.repeat(40), tree: [{ ...item, content: '' }] },
      { base_tree: base, tree: [{ ...item, path: 'nothing', sha: null }] },
    ]) {
      await expect(call(trees, body)).resolves.toMatchObject({ status: 422 });
    }
    const commit = `POST ${XKF}/git/commits`;
    expect(
      (await call(commit, { message: 'x', tree: '0'.repeat(40) })).body.message,
    ).toBe('Tree SHA does not exist');
    expect(
      (
        await call(commit, {
          message: 'x',
          tree: base,
          parents: ['0'.repeat(40)],
        })
      ).status,
    ).toBe(422);
    expect((await call(commit, { tree: base })).body.errors).toEqual([
      { resource: 'Commit', field: 'message', code: 'missing_field' },
    ]);
    const broken = await fetch(`${sandbox.gitUrl}/api/v3${XKF}/git/trees`, {
      method: 'POST',
      headers: as(PORTAL_USER.token),
      body: '{',
    });
    expect(broken.status).toBe(400);
    const subtree = (await call(`GET ${XKF}/git/trees/${base}`)).body.tree.find(
      (each: { path: string }) => each.path === 'aws-eks',
    );
    const copied = await call(trees, {
      tree: [{ path: 'copy', mode: '040000', type: 'tree', sha: subtree.sha }],
    });
    expect(copied.body.tree).toMatchObject([
      { path: 'copy', sha: subtree.sha },
    ]);
  });

  it('answers an unchanged resource with 304, which is what polling needs', async () => {
    const first = await call(`GET ${XKF}/branches/main`);
    const etag = first.headers.get('etag') ?? '';
    const again = await call(`GET ${XKF}/branches/main`, undefined, {
      'if-none-match': etag,
    });
    expect(again).toMatchObject({ status: 304, body: '' });
    await propose(
      sandbox,
      'acme/xkf',
      'work',
      'template.version',
      text => `${text}x`,
    );
    await call(`PUT ${XKF}/pulls/1/merge`, {});
    const changed = await call(`GET ${XKF}/branches/main`, undefined, {
      'if-none-match': etag,
    });
    expect(changed.status).toBe(200);
    expect(Number(changed.headers.get('x-ratelimit-used'))).toBeGreaterThan(
      Number(first.headers.get('x-ratelimit-used')),
    );
    expect((await call('GET /rate_limit')).body.rate).toMatchObject({
      limit: 15_000,
    });
  });

  it('pages lists, with links to the other pages', async () => {
    const head = (await call(`GET ${XKF}/git/ref/heads/main`)).body.object.sha;
    for (const name of ['b1', 'b2', 'b3', 'b4']) {
      await call(`POST ${XKF}/git/refs`, {
        ref: `refs/heads/${name}`,
        sha: head,
      });
    }
    const page = await call(`GET ${XKF}/branches?per_page=2&page=2`);
    expect(page.body.map((each: { name: string }) => each.name)).toEqual([
      'b3',
      'b4',
    ]);
    const links = page.headers.get('link') ?? '';
    expect(links).toContain(
      `<${sandbox.gitUrl}/api/v3${XKF}/branches?per_page=2&page=3>; rel="next"`,
    );
    expect(links).toContain('rel="prev"');
    const last = await call(`GET ${XKF}/branches?per_page=2&page=3`);
    expect(last.body).toHaveLength(1);
    expect(last.headers.get('link')).not.toContain('rel="next"');
  });

  it('shows a repository only to those who may see it', async () => {
    expect(
      (await call(`GET ${XKF}`, undefined, as('wrong'))).body.message,
    ).toBe('Bad credentials');
    expect(
      (await call(`GET ${XKF}`, undefined, { authorization: '' })).status,
    ).toBe(404);
    expect(
      (await call('GET /user', undefined, { authorization: '' })).status,
    ).toBe(401);
    expect((await call(`GET ${XKF}`, undefined, as(READER.token))).status).toBe(
      404,
    );
    const own = '/repos/acme/tenant-data';
    expect(
      (await call(`GET ${own}`, undefined, as(READER.token))).body.permissions,
    ).toMatchObject({ push: false });
    const refused = await call(
      `POST ${own}/git/refs`,
      { ref: 'refs/heads/x', sha: 'x' },
      as(READER.token),
    );
    expect(refused.status).toBe(403);
    const basic = Buffer.from(`x-access-token:${PERSON.token}`).toString(
      'base64',
    );
    expect(
      (await call('GET /user', undefined, { authorization: `Basic ${basic}` }))
        .body.login,
    ).toBe('ada');
  });

  it('is not reached under another name', async () => {
    const { port } = new URL(sandbox.gitUrl);
    const { request } = await import('node:http');
    const status = await new Promise(resolve => {
      request(
        {
          port,
          host: '127.0.0.1',
          path: '/',
          headers: { host: 'evil.example' },
        },
        response => {
          response.resume();
          resolve(response.statusCode);
        },
      ).end();
    });
    expect(status).toBe(403);
  });
});
