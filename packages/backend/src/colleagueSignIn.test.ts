import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { colleagueSignIn } from './colleagueSignIn';

async function askForSession(providers: Record<string, {}>) {
  const backend = await startTestBackend({
    features: [
      authPlugin,
      colleagueSignIn,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          auth: { providers },
        },
      }),
    ],
  });
  try {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/auth/colleague/refresh`,
      { signal: AbortSignal.timeout(10_000) },
    );
    return { status: response.status, body: await response.json() };
  } finally {
    await backend.stop();
  }
}

describe('colleagueSignIn', () => {
  it('lets a second person in where one is configured', async () => {
    const { status, body } = await askForSession({
      colleague: { dangerouslySignInAs: 'user:default/colleague' },
    });
    expect(status).toBe(200);
    expect(body.backstageIdentity.identity.userEntityRef).toBe(
      'user:default/colleague',
    );
  });

  it('is not there at all without configuration', async () => {
    const { status } = await askForSession({});
    expect(status).toBe(404);
  });
});
