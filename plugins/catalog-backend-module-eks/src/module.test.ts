import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { eksServiceRef } from '@xkf/backstage-plugin-eks-node';
import { FakeFleet } from './__testUtils__/FakeFleet';
import catalogModuleEks from './index';

const DEV = { accountId: '111111111111', region: 'eu-west-1' };
const QA = { accountId: '222222222222', region: 'eu-west-1' };

async function startCatalog(fleet: FakeFleet) {
  const tasks = new Map<string, (signal: AbortSignal) => unknown>();
  const scheduler = mockServices.scheduler.mock({
    createScheduledTaskRunner: () => ({
      run: async task => {
        tasks.set(task.id, task.fn);
      },
    }),
  });
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleEks,
      createServiceFactory({
        service: eksServiceRef,
        deps: {},
        factory: () => fleet.service,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: { catalog: { processingInterval: { seconds: 1 } } },
      }),
    ],
  });
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const list = async (): Promise<Entity[]> => {
    const response = await fetch(
      `http://localhost:${address.port}/api/catalog/entities?filter=kind=resource`,
    );
    return response.json();
  };
  const waitFor = async (done: (entities: Entity[]) => boolean) => {
    const until = Date.now() + 20_000;
    let entities = await list();
    while (!done(entities) && Date.now() < until) {
      await new Promise(resolve => setTimeout(resolve, 200));
      entities = await list();
    }
    return entities;
  };
  const refresh = async () =>
    tasks.get('eks:refresh')?.(new AbortController().signal);
  return { refresh, waitFor };
}

describe('catalogModuleEks', () => {
  it('fills a real catalog, removes what is gone, keeps what is not readable', async () => {
    const fleet = new FakeFleet();
    fleet.addUnit(DEV);
    fleet.addUnit(QA);
    fleet.addCluster({ ...DEV, name: 'dev-eks1', owner: 'team-platform' });
    fleet.addCluster({ ...DEV, name: 'dev-eks2' });
    fleet.addCluster({ ...QA, name: 'qa-eks1' });
    const { refresh, waitFor } = await startCatalog(fleet);

    await refresh();
    const entities = await waitFor(found => found.length === 5);
    expect(entities.map(entity => entity.metadata.name).sort()).toEqual([
      'aws-account-111111111111',
      'aws-account-222222222222',
      'dev-eks1-eu-west-1-111111111111',
      'dev-eks2-eu-west-1-111111111111',
      'qa-eks1-eu-west-1-222222222222',
    ]);
    const cluster = entities.find(e =>
      e.metadata.title?.startsWith('dev-eks1 '),
    );
    expect(cluster?.relations).toEqual([
      {
        type: 'dependsOn',
        targetRef: 'resource:default/aws-account-111111111111',
      },
      { type: 'ownedBy', targetRef: 'group:default/team-platform' },
    ]);

    fleet.units = [];
    fleet.clusters = fleet.clusters.slice(1, 2);
    fleet.addUnit(DEV);
    fleet.addUnit({ ...QA, state: 'failed', lastSuccess: undefined });
    await refresh();
    const left = await waitFor(found => found.length === 4);
    expect(left.map(entity => entity.metadata.name).sort()).toEqual([
      'aws-account-111111111111',
      'aws-account-222222222222',
      'dev-eks2-eu-west-1-111111111111',
      'qa-eks1-eu-west-1-222222222222',
    ]);
  }, 60_000);

  it('does not start with a configuration that is not right', async () => {
    await expect(
      startTestBackend({
        features: [
          catalogPlugin,
          catalogModuleEks,
          mockServices.rootConfig.factory({
            data: { catalog: { providers: { eks: { namespace: 'No Way' } } } },
          }),
        ],
      }),
    ).rejects.toThrow(/catalog\.providers\.eks\.namespace "No Way"/);
  });
});
