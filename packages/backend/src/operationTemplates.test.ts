import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import eksPlugin from '@xkf/backstage-plugin-eks-backend';
import scaffolderModuleEks from '@xkf/backstage-plugin-scaffolder-backend-module-eks';
import { Sandbox, startSandbox } from '@xkf/sandbox';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

jest.setTimeout(120_000);

const CLUSTER = 'resource:default/qa-eks1';
const requester = mockCredentials.user.header('user:default/requester');
const approver = mockCredentials.user.header('user:default/approver');

const folder = join(__dirname, '../../../templates');

function template(entity: Entity): Entity {
  const { name } = entity.metadata;
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': `url:https://git.example/${name}`,
      },
    },
  };
}

const entities: Entity[] = [
  template(
    parse(readFileSync(join(folder, 'upgrade-cluster/template.yaml'), 'utf8')),
  ),
  template({
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'wait-for-approval' },
    spec: {
      type: 'test',
      steps: [
        {
          action: 'eks:operation:wait',
          input: {
            operationId: '${{ parameters.id }}',
            until: 'approved',
            timeout: { minutes: 1 },
          },
        },
      ],
      output: { approved: 'yes' },
    },
  }),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'qa-eks1',
      namespace: 'default',
      annotations: {
        'amazonaws.com/arn':
          'arn:aws:eks:eu-west-1:222222222222:cluster/qa-eks1',
      },
    },
    spec: { type: 'kubernetes-cluster' },
  },
];

describe('the templates of operations, with the eks backend and the sandbox', () => {
  let sandbox: Sandbox;
  let backend: TestBackend;

  beforeAll(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
    Object.assign(process.env, sandbox.environment());
    backend = await startTestBackend({
      features: [
        eksPlugin,
        scaffolderPlugin,
        scaffolderModuleEks,
        catalogServiceMock.factory({ entities }),
        mockServices.rootConfig.factory({ data: configFor(sandbox) }),
      ],
    });
    await until('the scan', async () => {
      const { units } = await ask('/api/eks/scan-status');
      return units.every(({ state }: { state: string }) =>
        ['succeeded', 'failed'].includes(state),
      );
    });
  });
  afterAll(async () => {
    await backend?.stop();
    await sandbox?.stop();
  });

  async function ask(path: string, authorization = requester, body?: object) {
    const response = await fetch(
      `http://localhost:${backend.server.port()}${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: { authorization, 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(30_000),
      },
    );
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }

  async function start(name: string, values: object): Promise<string> {
    const task = await ask('/api/scaffolder/v2/tasks', requester, {
      templateRef: `template:default/${name}`,
      values,
    });
    return `/api/scaffolder/v2/tasks/${task.id}`;
  }

  async function end(task: string) {
    await until('the task', async () => {
      const { status } = await ask(task);
      return ['completed', 'failed'].includes(status);
    });
    const events = await ask(`${task}/events`);
    const log = events
      .map((event: { body: { message: string } }) => event.body.message)
      .join('\n');
    return { log, output: events.at(-1).body.output };
  }

  it('start an upgrade once, and wait until somebody else approves it', async () => {
    const values = { cluster: CLUSTER, version: '1.35' };
    const refused = await end(await start('upgrade-eks-cluster', values));
    expect(refused.log).toContain('Give the name, qa-eks1, as the input');

    const confirmed = { ...values, confirmation: 'qa-eks1' };
    const first = await end(await start('upgrade-eks-cluster', confirmed));
    expect(first.log).toContain(
      'Somebody other than you must approve it before it begins.',
    );
    const { items } = await ask('/api/eks/operations');
    expect(items).toMatchObject([
      { requestedBy: 'user:default/requester', state: 'needs-approval' },
    ]);
    const [{ id }] = items;
    expect(first.output.links[0].url).toBe(
      `https://portal.example/eks/operations/${id}`,
    );

    const again = await end(await start('upgrade-eks-cluster', confirmed));
    expect(again.log).toContain('The same operation is under way already.');
    expect(again.output.links[0]).toEqual(first.output.links[0]);

    const waiting = await start('wait-for-approval', { id });
    await until('the first look', async () =>
      JSON.stringify(await ask(`${waiting}/events`)).includes('Approve it at'),
    );
    await ask(`/api/eks/operations/${id}/approve`, approver, {});
    const waited = await end(waiting);
    expect(waited.output.approved).toBe('yes');
  });
});

function configFor({ gitUrl, environment }: Sandbox) {
  return {
    app: { baseUrl: 'https://portal.example' },
    aws: { accountDefaults: { roleName: 'xkf-portal-reader' } },
    integrations: {
      github: [
        {
          host: new URL(gitUrl).host,
          apiBaseUrl: `${gitUrl}/api/v3`,
          token: environment().SANDBOX_GIT_TOKEN,
        },
      ],
    },
    eks: {
      accounts: [
        {
          accountId: '222222222222',
          name: 'xkf-qa',
          environment: 'qa',
          regions: ['eu-west-1'],
        },
      ],
      operations: { approval: { environments: ['qa'] } },
      terraform: {
        platform: [{ repoUrl: `${gitUrl}/acme/xkf`, regions: ['eu-west-1'] }],
      },
    },
  };
}

async function until(what: string, isDone: () => Promise<boolean>) {
  const deadline = Date.now() + 45_000;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error(`${what} takes too long`);
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}
