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
      const action = body.find(
        ({ id }: { id: string }) => id === 'eks:tfvars:edit',
      );
      expect(action.examples).toHaveLength(3);
      expect(action.schema.input.properties.operations.type).toBe('array');
    } finally {
      await backend.stop();
    }
  });
});
