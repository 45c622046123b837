import {
  commitFiles,
  github,
  lastLog,
  merge,
  oneLine,
  propose,
  statusesOf,
} from '../__testUtils__/gitHost';
import { type Sandbox, startSandbox } from '../startSandbox';

const XKF = 'acme/xkf';
const file = (environment: string) => `aws-eks/variables/${environment}.tfvars`;

/** A node pool in the spelling of the newer template. */
function pool(name: string, version: string, more = ''): string {
  return `    {
      name           = "${name}"
      version        = "${version}"
      instance_types = ["m6i.xlarge"]
      min_size       = 2
      max_size       = 4
      node_labels    = {}
      node_taints    = []${more}
    },
`;
}

describe('the pipeline', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const dev = (name: string) =>
    sandbox.world.cluster('111111111111', 'eu-west-1', name);
  const release = (version: string, behind: number) =>
    sandbox.world.amis.releasesOf('AL2023_x86_64_STANDARD', version)[behind]
      .releaseVersion;
  const edit = (
    environment: string,
    change: (text: string) => string,
    branch = 'work',
  ) => propose(sandbox, XKF, branch, file(environment), change);
  const withPool = (text: string, entry: string) =>
    text.replace('  node_pools = [\n', `  node_pools = [\n${entry}`);
  const statuses = (number: number) => statusesOf(sandbox, XKF, number);

  it('plans when a pull request opens and whenever its head moves', async () => {
    await sandbox.stop();
    sandbox = await startSandbox({ timeScale: 0.3 });
    const number = await edit('qa', text => text.replace('"1.34"', '"1.35"'));
    await expect(statuses(number)).resolves.toEqual({
      'plan (aws-eks, qa)':
        'success: 0 to add, 2 to change, 0 to destroy; OPA score 2, limit 50',
    });
    expect(lastLog(sandbox, XKF, number)).toContain(
      '~ version = "1.34" -> "1.35"',
    );
    const { body } = await github(
      sandbox,
      `GET /repos/${XKF}/git/ref/heads/work`,
    );
    const { body: head } = await github(
      sandbox,
      `GET /repos/${XKF}/git/commits/${body.object.sha}`,
    );
    const tree = await github(sandbox, `POST /repos/${XKF}/git/trees`, {
      base_tree: head.tree.sha,
      tree: [
        { path: 'README.md', mode: '100644', type: 'blob', content: '# XKF\n' },
      ],
    });
    const commit = await github(sandbox, `POST /repos/${XKF}/git/commits`, {
      message: 'More',
      tree: tree.body.sha,
      parents: [head.sha],
    });
    await github(sandbox, `PATCH /repos/${XKF}/git/refs/heads/work`, {
      sha: commit.body.sha,
    });
    const pending = await statuses(number);
    expect(pending).toEqual({ 'plan (aws-eks, qa)': 'pending: Planning' });
    const { body: state } = await fetch(`${sandbox.controlUrl}/state`).then(
      async answer => ({ body: await answer.json() }),
    );
    expect(state.runningPipelines).toMatchObject([
      { name: 'plan (aws-eks, qa)', pullRequest: number },
    ]);
    expect(state.repositories[0]).toMatchObject({
      name: XKF,
      openPullRequests: [{ number }],
    });
    await sandbox.idle();
    expect(Object.keys(await statuses(number))).toEqual(['plan (aws-eks, qa)']);
    const { body: list } = await github(
      sandbox,
      `GET /repos/${XKF}/commits/work/status`,
    );
    const log = await fetch(list.statuses[0].target_url).then(answer =>
      answer.text(),
    );
    expect(log).toContain('OPA score 2, limit 50.');
  });

  it('runs for the folders and environments that the files touch', async () => {
    const contexts = async (branch: string, files: Record<string, string>) => {
      await commitFiles(sandbox, XKF, branch, files);
      const { body } = await github(sandbox, `POST /repos/${XKF}/pulls`, {
        title: branch,
        head: branch,
        base: 'main',
      });
      await sandbox.idle();
      return Object.keys(await statuses(body.number));
    };
    await expect(
      contexts('docs', { 'README.md': '', '.ci/x.yaml': '' }),
    ).resolves.toEqual([]);
    await expect(
      contexts('common', { 'aws-eks/variables/common.tfvars': '' }),
    ).resolves.toEqual([
      'plan (aws-eks, dev)',
      'plan (aws-eks, qa)',
      'plan (aws-eks, prod)',
    ]);
    await expect(
      contexts('tf', { 'azure-governance/new.tf': '' }),
    ).resolves.toHaveLength(3);
    await expect(
      contexts('two', {
        [file('dev')]: '',
        'aws-core/variables/qa.tfvars': '',
      }),
    ).resolves.toEqual(['plan (aws-core, qa)', 'plan (aws-eks, dev)']);
    await expect(
      contexts('global', { 'global.tfvars': 'a = 1' }),
    ).resolves.toHaveLength(9);
  });

  it('has nothing to do in AWS for tenants and their namespaces', async () => {
    const number = await propose(
      sandbox,
      XKF,
      'tenant',
      'global.tfvars',
      text => text.replace('create_crds = false', 'create_crds = true'),
    );
    const all = await statuses(number);
    expect(all).toMatchObject({
      'plan (azure-governance, qa)': 'success: No changes in AWS',
      'plan (aws-core, prod)': 'success: No changes in AWS',
      // Only the difference that the seed has.
      'plan (aws-eks, qa)':
        'success: 0 to add, 1 to change, 0 to destroy; OPA score 1, limit 50',
    });
    const governance = await propose(
      sandbox,
      XKF,
      'governance',
      'azure-governance/variables/common.tfvars',
      text => text.replace('"4711"', '"4712"'),
    );
    await merge(sandbox, XKF, governance);
    expect((await statuses(governance))['apply (azure-governance, dev)']).toBe(
      'success: Applied: no changes in AWS',
    );
  });

  it('fails a plan as Terraform does', async () => {
    const cases: [string, (text: string) => string, string][] = [
      [
        'syntax',
        text => text.replace('min_size ', 'min_size = '),
        'Invalid expression (on variables/qa.tfvars line',
      ],
      [
        'required',
        text => text.replace('      node_taints    = []\n', ''),
        'attribute "node_taints" is required',
      ],
      [
        'type',
        text => text.replace('min_size       = 1', 'min_size       = "many"'),
        'variables.tf:34,1-22: a number is required',
      ],
      [
        'list',
        text => text.replace('["m6i.xlarge"]', '"m6i.xlarge"'),
        'attribute "instance_types": list of string required',
      ],
      [
        'minor',
        text => text.replace('"1.34"', '"1.34.1"'),
        'must only include major and minor',
      ],
      [
        'version',
        text => text.replace('"1.34"', '"1.30"'),
        'has not been validated yet',
      ],
      [
        'newer',
        text => text.replace('"1.34"', '"1.33"'),
        'cannot be newer than the version of the cluster',
      ],
      [
        'call',
        text => text.replace('"1.34"', 'lower("1.34")'),
        'Functions may not be called here',
      ],
      [
        'missing',
        text => text.replace('environment = "qa"', ''),
        'The root module input variable "environment" is not set',
      ],
      [
        'twice',
        text => withPool(text, pool('standard', release('1.34', 0))),
        'Two different items produced the key "standard"',
      ],
      [
        'effect',
        text =>
          text.replace(
            'node_taints    = []',
            'node_taints = [{ key = "a", value = "b", effect = "NoSchedule" }]',
          ),
        'got NoSchedule',
      ],
    ];
    for (const [branch, change, message] of cases) {
      const number = await edit('qa', change, branch);
      const [state] = Object.values(await statuses(number));
      expect(state).toMatch(/^failure: /);
      expect(oneLine(`${lastLog(sandbox, XKF, number)} ${state}`)).toContain(
        message,
      );
    }
  });

  it('applies the older spelling as well, and takes the last of the values', async () => {
    const north = 'acme/xkf-north';
    const number = await propose(sandbox, north, 'work', file('prod'), text =>
      text.replace(
        'node_labels     = {}',
        'node_labels = { "team" = "payments" }',
      ),
    );
    // The group is being updated since the start, but it already is as it is declared.
    await expect(statusesOf(sandbox, north, number)).resolves.toEqual({
      'plan (aws-eks, prod)': 'success: No changes in AWS',
    });
    const overriding = await propose(
      sandbox,
      north,
      'override',
      'aws-eks/variables/common.tfvars',
      text =>
        `${text}\neks_config = {\n  kubernetes_version = "1.33"\n  cidr_block = ""\n  node_groups = []\n}\n`,
    );
    const all = await statusesOf(sandbox, north, overriding);
    expect(all['plan (aws-eks, dev)']).toContain('4 to destroy');
    expect(all['plan (aws-eks, prod)']).toContain(
      'OPA score 501 is not below 50',
    );
  });

  it('is merged over the control endpoint only by tests', async () => {
    const number = await edit('qa', text =>
      text.replace('max_size       = 5', 'max_size       = 7'),
    );
    const post = (path: string, headers = {}) =>
      fetch(`${sandbox.controlUrl}/repositories/${path}/merge`, {
        method: 'POST',
        headers,
      });
    expect((await post(`${XKF}/pulls/99`)).status).toBe(404);
    expect(
      (await post(`${XKF}/pulls/${number}`, { origin: 'http://evil.example' }))
        .status,
    ).toBe(403);
    expect((await post(`${XKF}/pulls/${number}`)).status).toBe(200);
    expect((await post(`${XKF}/pulls/${number}`)).status).toBe(405);
    expect(dev('dev-eks1').cluster.version).toBe('1.35');
  });
});
