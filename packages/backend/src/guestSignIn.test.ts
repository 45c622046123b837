import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { guestSignIn } from './guestSignIn';

async function askForGuestSession(providers: Record<string, {}>) {
  const backend = await startTestBackend({
    features: [
      authPlugin,
      guestSignIn,
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
      `http://localhost:${backend.server.port()}/api/auth/guest/refresh`,
      { signal: AbortSignal.timeout(10_000) },
    );
    return { status: response.status, body: await response.json() };
  } finally {
    await backend.stop();
  }
}

describe('guestSignIn', () => {
  it('lets a guest in where it is configured', async () => {
    const { status, body } = await askForGuestSession({
      guest: {
        userEntityRef: 'user:default/guest',
        dangerouslyAllowOutsideDevelopment: true,
      },
    });
    expect(status).toBe(200);
    expect(body.backstageIdentity.identity.userEntityRef).toBe(
      'user:default/guest',
    );
  });

  it('is not there at all without configuration', async () => {
    const { status } = await askForGuestSession({});
    expect(status).toBe(404);
  });
});
