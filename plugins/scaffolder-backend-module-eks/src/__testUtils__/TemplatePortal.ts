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
import scaffolderModuleEks from '../index';
import { clusterEntity } from './clusterEntity';
import { FakeOperations } from './FakeOperations';

const folder = join(__dirname, '../../../../templates');
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

/** The cluster in the catalog of the portal. */
export const cluster = 'resource:default/qa-eks1';

/** A scaffolder with the actions and all templates, in front of a fake eks backend. */
export class TemplatePortal {
  /** What the actions see; another one for each test. */
  eks = new FakeOperations();
  readonly #current: Partial<EksService> = {};
  #backend?: TestBackend;

  async start(): Promise<void> {
    this.#backend = await startTestBackend({
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
          factory: () => this.#current as EksService,
        }),
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'https://portal.example' } },
        }),
      ],
    });
  }

  async stop(): Promise<void> {
    await this.#backend?.stop();
  }

  /** Forgets all operations. */
  reset(): void {
    this.eks = new FakeOperations();
    Object.assign(this.#current, this.eks);
  }

  /** Runs a template to the end of its task. */
  async run(name: string, values: object) {
    const created = await this.#create(name, values).expect(201);
    const path = `/api/scaffolder/v2/tasks/${created.body.id}`;
    for (let looks = 0; looks < 300; looks += 1) {
      const { body: task } = await this.#request().get(path);
      if (['completed', 'failed'].includes(task.status)) {
        const { body: events } = await this.#request().get(`${path}/events`);
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
    throw new Error('The task did not end within 30 s');
  }

  /** Expects that the values of a form are refused. */
  async refuse(name: string, values: object): Promise<void> {
    await this.#create(name, values).expect(400);
  }

  /** Runs a template as its editor does, which is a dry run. */
  async dryRun(name: string, values: object) {
    const { body } = await this.#request()
      .post('/api/scaffolder/v2/dry-run')
      .send({ template: templates.get(name), values, directoryContents: [] })
      .expect(200);
    return body;
  }

  #create(name: string, values: object) {
    return this.#request()
      .post('/api/scaffolder/v2/tasks')
      .set('authorization', mockCredentials.user.header())
      .send({ templateRef: `template:default/${name}`, values });
  }

  #request() {
    if (!this.#backend) throw new Error('The portal was not started');
    return request(this.#backend.server);
  }
}
