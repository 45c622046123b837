import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import request from 'supertest';
import { parse } from 'yaml';

jest.setTimeout(60_000);

describe('the scaffolder module', () => {
  it('offers its actions with their schemas and examples', async () => {
    const backend = await startTestBackend({
      features: [
        import('@backstage/plugin-scaffolder-backend'),
        import('./index'),
        mockServices.rootConfig.factory({ data: {} }),
      ],
    });
    try {
      const { body } = await request(backend.server).get(
        '/api/scaffolder/v2/actions',
      );
      const own = body.filter(({ id }: { id: string }) =>
        id.startsWith('eks:'),
      );
      expect(
        own.map(({ id, examples }: { id: string; examples: unknown[] }) => [
          id,
          examples.length,
        ]),
      ).toEqual([
        ['eks:cluster:upgrade', 2],
        ['eks:irsa-role:create', 2],
        ['eks:nodegroup:rotate', 2],
        ['eks:operation:wait', 3],
        ['eks:peering:create', 2],
        ['eks:peering:remove', 1],
        ['eks:tenant-account:create', 2],
        ['eks:tenant:register', 2],
        ['eks:tfvars:edit', 3],
      ]);
      for (const { id, schema, examples } of own) {
        expect(schema.input.additionalProperties).toBe(false);
        const known = Object.keys(schema.input.properties);
        for (const { example } of examples) {
          const { steps } = parse(example);
          const step = steps.find(
            ({ action }: { action: string }) => action === id,
          );
          expect(known).toEqual(
            expect.arrayContaining(Object.keys(step.input)),
          );
        }
      }
    } finally {
      await backend.stop();
    }
  });
});
