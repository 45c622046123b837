import {
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { FakeFleet } from '../__testUtils__/FakeFleet';
import { readEksProviderConfig } from '../config/readEksProviderConfig';
import { systemEntities } from './systemEntities';

it('gives each registered tenant one system, however many accounts it has', async () => {
  const config = readEksProviderConfig(
    mockServices.rootConfig({
      data: { app: { baseUrl: 'https://portal.acme.example' } },
    }),
  );
  const fleet = new FakeFleet();
  const owner = 'group:default/team-shop';
  fleet.addTenant({
    accountId: '111111111111',
    name: 'a',
    tenant: 'shop',
    owner,
  });
  fleet.addTenant({
    accountId: '222222222222',
    name: 'b',
    tenant: 'shop',
    owner,
  });
  fleet.addTenant({ accountId: '333333333333', name: 'c', tenant: 'lab' });
  fleet.addTenant({ accountId: '444444444444', name: 'd' });
  const systems = systemEntities(fleet.tenants, config);
  expect(
    systems.map(({ metadata, spec }) => [metadata.name, spec.owner]),
  ).toEqual([
    ['shop', 'group:default/team-shop'],
    ['lab', config.defaultOwner],
  ]);
  for (const system of systems) {
    await new SchemaValidEntityPolicy().enforce(system);
    expect(await systemEntityV1alpha1Validator.check(system)).toBe(true);
  }
});
