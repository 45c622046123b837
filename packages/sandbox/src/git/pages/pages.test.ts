import {
  commitFiles,
  github,
  propose,
  statusesOf,
} from '../../__testUtils__/gitHost';
import { type Sandbox, startSandbox } from '../../startSandbox';
import { markdown } from './markdown';

const QA = 'aws-eks/variables/qa.tfvars';

describe('the pages of the Git host', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const page = async (path: string) => {
    const response = await fetch(`${sandbox.gitUrl}${path}`);
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
    };
  };
  const submit = (
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ) =>
    fetch(`${sandbox.gitUrl}${path}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(form),
      headers: {
        origin: sandbox.gitUrl,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    });

  it('list the repositories with their open pull requests', async () => {
    await propose(sandbox, 'acme/xkf', 'work', QA, text =>
      text.replace('"1.34"', '"1.35"'),
    );
    const { text } = await page('/');
    for (const name of ['acme/xkf', 'acme/xkf-north', 'acme/tenant-data']) {
      expect(text).toContain(`<a href="/${name}">${name}</a>`);
    }
    expect(text).toContain('/acme/xkf/pull/1');
    expect((await page('/acme/xkf/pulls')).text).toContain('#1 Change work');
  });

  it('show files under the addresses of GitHub, with lines to link to', async () => {
    await commitFiles(sandbox, 'acme/xkf', 'eks/qa/a', { [QA]: 'a = "<b>"\n' });
    const { text } = await page('/acme/xkf');
    expect(text).toContain('href="/acme/xkf/tree/main/aws-eks"');
    expect((await page('/acme/xkf/tree/main/aws-eks')).text).toContain(
      'eks2.tf',
    );
    const file = await page(`/acme/xkf/blob/main/${QA}`);
    expect(file.text).toContain('<tr id="L5">');
    expect(file.text).toContain('version    = &quot;1.34&quot;');
    const branch = await page(`/acme/xkf/blob/eks/qa/a/${QA}`);
    expect(branch.text).toContain('a = &quot;&lt;b&gt;&quot;');
    const raw = await page(`/acme/xkf/raw/main/${QA}`);
    expect(raw.headers.get('content-type')).toContain('text/plain');
    for (const path of [
      '/acme/none',
      '/acme/xkf/blob/main/none',
      '/acme/xkf/pull/9',
      '/%E0%A4%A',
      '/acme/xkf/runs/1',
      '/acme',
    ]) {
      expect((await page(path)).status).toBe(404);
    }
  });

  it('run only their own script and load nothing from elsewhere', async () => {
    await propose(
      sandbox,
      'acme/xkf',
      'work',
      QA,
      text => `# <script>alert(1)</script>\n${text}`,
    );
    await github(sandbox, 'PATCH /repos/acme/xkf/pulls/1', {
      title: '<img src=x onerror=alert(1)>',
      body: '[bad](javascript:alert(1)) <script>alert(1)</script>',
    });
    const { headers, text } = await page('/acme/xkf/pull/1');
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
    expect(text).not.toMatch(
      /<script(?! type="module" src="\/_assets\/live\.js"><\/script>)|<img|href="javascript|\son\w+="|\sstyle=/,
    );
    expect(
      (await page('/_assets/style.css')).headers.get('content-type'),
    ).toContain('text/css');
  });

  it('show what a pull request is about, and merge it', async () => {
    await sandbox.stop();
    sandbox = await startSandbox({ timeScale: 0.3 });
    await propose(sandbox, 'acme/xkf', 'work', QA, text =>
      text.replace('max_size       = 5', 'max_size       = 7'),
    );
    const open = await page('/acme/xkf/pull/1');
    expect(open.text).toContain('plan (aws-eks, qa)');
    expect(open.text).toContain(
      '0 to add, 1 to change, 0 to destroy; OPA score 1, limit 50',
    );
    expect(open.text).toMatch(
      /<tr class="added">[\s\S]{0,200}\+ {6}max_size {7}= 7/,
    );
    expect(open.text).toMatch(/name="blast_radius"[\s\S]+value="50"/);
    expect(open.text).not.toContain('data-running');
    const answer = await submit('/acme/xkf/pull/1/merge', {
      blast_radius: '50',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/acme/xkf/pull/1');
    const running = await page('/acme/xkf/pull/1');
    expect(running.text).toContain('data-running');
    expect(running.text).toContain('Merged by ada');
    await sandbox.idle();
    const applied = await page('/acme/xkf/pull/1');
    expect(applied.text).toContain('apply (aws-eks, qa)');
    expect(applied.text).toContain('Applied: 0 added, 1 changed, 0 destroyed');
    expect(applied.text).not.toContain('Merge pull request</button>');
    const run = /href="(\/acme\/xkf\/runs\/\d+)"/.exec(applied.text)?.[1];
    expect((await page(run ?? '')).text).toContain(
      '$ make plan ENV=qa DIR=aws-eks',
    );
  });

  it('let a removal through only with a higher limit, also afterwards', async () => {
    const remove = (text: string) =>
      text.replace(/node_pools = \[[\s\S]+\]\n\}/, 'node_pools = []\n}');
    await propose(sandbox, 'acme/xkf', 'work', QA, remove);
    expect((await page('/acme/xkf/pull/1')).text).toContain(
      'OPA score 400 is not below 50',
    );
    const statuses = () => statusesOf(sandbox, 'acme/xkf', 1);
    expect((await page('/acme/xkf/pull/1')).text).toContain('Plan again');
    await submit('/acme/xkf/pull/1/plan', { blast_radius: '401' });
    await sandbox.idle();
    expect((await statuses())['plan (aws-eks, qa)']).toBe(
      'success: 0 to add, 0 to change, 4 to destroy; OPA score 400, limit 401',
    );
    expect((await page('/acme/xkf/pull/1')).text).not.toContain('Plan again');
    await fetch(`${sandbox.controlUrl}/repositories/acme/xkf/pulls/1/plan`, {
      method: 'POST',
      body: JSON.stringify({ opaBlastRadius: 60 }),
    });
    await sandbox.idle();
    expect((await statuses())['plan (aws-eks, qa)']).toMatch(/^failure/);
    expect((await page('/acme/xkf/pull/1')).text).toMatch(
      /value="60"[\s\S]+Plan again/,
    );
    await submit('/acme/xkf/pull/1/merge', { blast_radius: '50' });
    await sandbox.idle();
    expect(
      (await submit('/acme/xkf/pull/1/plan', { blast_radius: '50' })).status,
    ).toBe(422);
    const { nodegroups } = sandbox.world.cluster(
      '222222222222',
      'eu-west-1',
      'qa-eks1',
    );
    expect(nodegroups.size).toBe(1);
    expect((await page('/acme/xkf/pull/1')).text).toContain(
      'Run the pipeline again',
    );
    await submit('/acme/xkf/pull/1/apply', { blast_radius: '401' });
    await sandbox.idle();
    expect(nodegroups.size).toBe(0);
    expect((await page('/acme/xkf/pull/1')).text).not.toContain(
      'Run the pipeline again',
    );
  });

  it('close a pull request, and refuse what does not come from them', async () => {
    await propose(sandbox, 'acme/xkf', 'work', QA, text =>
      text.replace('"1.34"', '"1.35"'),
    );
    const close = '/acme/xkf/pull/1/close';
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: '', 'sec-fetch-site': '' },
      { origin: '', 'sec-fetch-site': 'none' },
    ];
    for (const headers of foreign) {
      expect((await submit(close, {}, headers)).status).toBe(403);
    }
    expect(
      (await submit('/acme/xkf/pull/1/merge', { blast_radius: '-1' })).status,
    ).toBe(422);
    expect(
      (
        await submit('/acme/xkf/pull/1/merge', {
          blast_radius: '50',
          sha: 'old',
        })
      ).status,
    ).toBe(409);
    expect((await submit('/acme/xkf/pull/1/paint', {})).status).toBe(404);
    expect((await submit(close, {})).status).toBe(303);
    expect((await page('/acme/xkf/pull/1')).text).toContain('Closed by ada');
    expect(
      (await github(sandbox, 'GET /repos/acme/xkf/pulls/1')).body,
    ).toMatchObject({ state: 'closed', merged: false });
    const issue = '/repos/acme/xkf/issues/1';
    expect((await github(sandbox, `GET ${issue}`)).body).toMatchObject({
      state: 'closed',
      closed_by: { login: 'ada' },
      pull_request: { merged_at: null },
    });
    expect((await github(sandbox, `GET ${issue}/timeline`)).body).toMatchObject(
      [{ event: 'closed', actor: { login: 'ada' } }],
    );
  });
});

describe('markdown', () => {
  it('knows what pull requests use and escapes the rest', () => {
    const text = [
      '## Why',
      '<!-- eks-op:1 -->',
      'Because **1 < 2**, see `a<b` and [docs](https://example.org/?a=1&b=2).',
      '',
      '- [x] one',
      '- two',
      '',
      '> a reason: 1 &lt; 2 &amp; `&lt;`',
      '> on two lines with &lt;b>',
      '',
      '1. first',
      '',
      '![picture](https://example.org/a.png) [bad](javascript:alert(1))',
      '',
      '| a | b |',
      '| - | - |',
      '| 1 | `2` |',
      '',
      '```hcl',
      'a = "<b>" <!-- kept -->',
      '```',
      'end',
    ].join('\n');
    const markup = markdown(text).text;
    expect(markup).toContain('<p class="heading">Why</p>');
    expect(markup).toContain('<strong>1 &lt; 2</strong>');
    expect(markup).toContain('<code>a&lt;b</code>');
    expect(markup).toContain(
      '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">docs</a>',
    );
    const flat = markup.replaceAll('\n', '');
    expect(flat).toContain('<ul><li>☑ one</li><li>two</li></ul>');
    expect(flat).toContain(
      '<blockquote><p>a reason: 1 &lt; 2 &amp; <code>&amp;lt;</code><br>on two lines with &lt;b&gt;</p></blockquote>',
    );
    expect(flat).toContain('<ol><li>first</li></ol>');
    expect(flat).not.toMatch(/<img|href="javascript/);
    expect(flat).toContain(
      '<tbody><tr><td>1</td><td><code>2</code></td></tr></tbody>',
    );
    expect(markup).toContain(
      '<code>a = &quot;&lt;b&gt;&quot; &lt;!-- kept --&gt;\n</code>',
    );
    expect(markup).toContain('<p>end</p>');
    expect(markup).not.toContain('eks-op');
  });
});
