import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import request from 'supertest';

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
        ['eks:nodegroup:rotate', 2],
        ['eks:operation:wait', 2],
        ['eks:tfvars:edit', 3],
      ]);
      for (const { schema } of own) {
        expect(schema.input.additionalProperties).toBe(false);
      }
    } finally {
      await backend.stop();
    }
  });
});
