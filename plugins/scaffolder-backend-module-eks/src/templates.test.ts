import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { EksService, eksServiceRef } from '@xkf/backstage-plugin-eks-node';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { clusterEntity } from './__testUtils__/clusterEntity';
import { FakeOperations } from './__testUtils__/FakeOperations';
import scaffolderModuleEks from './index';

jest.setTimeout(60_000);

const folder = join(__dirname, '../../../templates');
const read = (path: string) => parse(readFileSync(join(folder, path), 'utf8'));
const templates = new Map<string, ReturnType<typeof read>>(
  read('catalog-info.yaml').spec.targets.map((target: string) => {
    const template = read(target);
    template.metadata.namespace = 'default';
    template.metadata.annotations = {
      'backstage.io/managed-by-location': `url:https://git.example/${target}`,
    };
    return [template.metadata.name, template];
  }),
);
const cluster = 'resource:default/qa-eks1';

describe('the templates', () => {
  const current: Partial<EksService> = {};
  let eks: FakeOperations;
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleEks,
        catalogServiceMock.factory({
          entities: [
            ...templates.values(),
            clusterEntity(
              'qa-eks1',
              'arn:aws:eks:eu-west-1:222222222222:cluster/qa-eks1',
            ),
          ],
        }),
        createServiceFactory({
          service: eksServiceRef,
          deps: {},
          // The actions use no other method.
          factory: () => current as EksService,
        }),
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'https://portal.example' } },
        }),
      ],
    });
  });
  beforeEach(() => {
    eks = new FakeOperations();
    Object.assign(current, eks);
  });
  afterAll(() => backend.stop());

  async function run(name: string, values: object) {
    const created = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .set('authorization', mockCredentials.user.header())
      .send({ templateRef: `template:default/${name}`, values })
      .expect(201);
    const path = `/api/scaffolder/v2/tasks/${created.body.id}`;
    for (let looks = 0; looks < 150; looks += 1) {
      const { body: task } = await request(backend.server).get(path);
      if (['completed', 'failed'].includes(task.status)) {
        const { body: events } = await request(backend.server).get(
          `${path}/events`,
        );
        return {
          status: task.status,
          output: events.at(-1).body.output,
          log: events.map((event: { body: { message: string } }) =>
            String(event.body.message),
          ),
        };
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error('The task did not end within 15 s');
  }

  async function dryRun(name: string, values: object) {
    const { body } = await request(backend.server)
      .post('/api/scaffolder/v2/dry-run')
      .send({ template: templates.get(name), values, directoryContents: [] })
      .expect(200);
    return body;
  }

  it('start an upgrade and end with the link to its page', async () => {
    eks.planned = { approvalRequired: true };
    const { status, output, log } = await run('upgrade-eks-cluster', {
      cluster,
      version: '1.36',
      way: 'terraform-first',
      reason: 'Say "${{ secrets }}"',
    });
    expect(log.join('\n')).toContain('Started: Upgrade qa-eks1 to 1.36.');
    expect(status).toBe('completed');
    const [operation] = eks.operations.values();
    expect(operation.input).toEqual({
      kind: 'upgrade',
      accountId: '222222222222',
      region: 'eu-west-1',
      clusterName: 'qa-eks1',
      version: '1.36',
      way: 'terraform-first',
      reason: 'Say "${{ secrets }}"',
    });
    expect(operation.requestedBy).toBe('user:default/mock');
    expect(output.links).toEqual([
      {
        title: 'Follow the upgrade',
        url: `https://portal.example/eks/operations/${operation.id}`,
      },
      {
        title: 'The cluster in the catalog',
        icon: 'catalog',
        entityRef: cluster,
      },
    ]);
    expect(output.text[0].content).toMatch(
      /^\*\*Upgrade qa-eks1 to 1.36\*\* has .* by itself\.\s+It begins when somebody other than you has approved it\.\s+You are notified/,
    );
  });

  it('show the plan of an upgrade in a dry run', async () => {
    const { log, output } = await dryRun('upgrade-eks-cluster', {
      cluster,
      version: '1.36',
    });
    const text = JSON.stringify(log);
    expect(text).toContain('2. Update the control plane (usually 45 min)');
    expect(text).toContain('Nothing was started: this is a dry run.');
    expect(output.links[0].url).toBe('https://portal.example/eks/operations');
    expect(output.text[0].content).not.toContain('approved');
    expect(eks.operations.size).toBe(0);
  });

  it.each([
    ['upgrade-eks-cluster', { version: '1.36' }, 'Upgrade qa-eks1 to 1.36'],
    [
      'rotate-eks-node-groups',
      { groups: [{ pool: 'standard' }] },
      'Rotate standard of qa-eks1',
    ],
  ])('wait in %s until it has ended, if asked', async (name, more, title) => {
    eks.onRead = operation => {
      operation.state = 'succeeded';
      operation.reason = 'Nothing is left.';
      operation.endedAt = operation.createdAt;
    };
    const values = { cluster, ...more, wait: true };
    const { status, output, log } = await run(name, values);
    expect(log.join('\n')).toContain('Succeeded. Nothing is left.');
    expect(status).toBe('completed');
    expect(output.text[0].content).toBe(
      `**${title}** has succeeded. Nothing is left.\n`,
    );
    const rehearsed = await dryRun(name, values);
    expect(rehearsed.output.text[0].content).toContain('You are notified');
  });

  it('start a rotation with what the form left empty filled in', async () => {
    const { output, log } = await run('rotate-eks-node-groups', {
      cluster,
      groups: [{ pool: 'standard', maxSize: 9 }],
      order: 'zone',
      evictBarePods: false,
    });
    const [operation] = eks.operations.values();
    expect(log.join('\n')).toContain('Started: Rotate standard of qa-eks1.');
    expect(operation.input).toMatchObject({
      kind: 'rotation',
      groups: [
        {
          pool: 'standard',
          replacement: { name: 'standard2', minSize: 1, maxSize: 9 },
        },
      ],
      drain: { order: 'zone', evictBarePods: false, deleteEmptyDirData: true },
    });
    expect(output.links[0]).toEqual({
      title: 'Follow the rotation',
      url: `https://portal.example/eks/operations/${operation.id}`,
    });
  });

  it('fail with the obstacles in words', async () => {
    eks.planned = { obstacles: ['The cluster is being updated.'] };
    const { status, log } = await run('upgrade-eks-cluster', {
      cluster,
      version: '1.36',
    });
    expect(status).toBe('failed');
    // Without the places in the code.
    expect(log).toContain(
      'ConflictError: Upgrade qa-eks1 to 1.36 cannot start. The cluster is being updated.',
    );
  });

  it.each([
    ['upgrade-eks-cluster', { cluster, version: '1.36; rm' }],
    ['upgrade-eks-cluster', { cluster, version: '1.36', way: 'sideways' }],
    ['upgrade-eks-cluster', { version: '1.36' }],
    ['rotate-eks-node-groups', { cluster, groups: [] }],
    ['rotate-eks-node-groups', { cluster, groups: [{ pool: 'Not a name' }] }],
  ])(
    'refuse in %s what the form would not let through: %j',
    async (name, values) => {
      await request(backend.server)
        .post('/api/scaffolder/v2/tasks')
        .send({ templateRef: `template:default/${name}`, values })
        .expect(400);
      expect(eks.calls).toEqual([]);
    },
  );
});
