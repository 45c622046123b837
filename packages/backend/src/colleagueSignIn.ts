import {
  coreServices,
  createBackendFeatureLoader,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

const KEY = 'auth.providers.colleague';

/** Lets everybody in as one certain person; whoever reaches the portal can be it. */
const colleagueAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize: () => ({}),
  authenticate: async () => ({ result: {} }),
});

const colleagueModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'colleague-provider',
  register(registrar) {
    registrar.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        const entityRef = config.getString(`${KEY}.dangerouslySignInAs`);
        providers.registerProvider({
          providerId: 'colleague',
          factory: createProxyAuthProviderFactory({
            authenticator: colleagueAuthenticator,
            signInResolver: async (_, context) =>
              context.signInWithCatalogUser(
                { entityRef },
                { dangerousEntityRefFallback: { entityRef } },
              ),
          }),
        });
      },
    });
  },
});

/**
 * Sign-in as a second person of the demo, who approves what the guest requests.
 * Only where `auth.providers.colleague` is configured.
 */
export const colleagueSignIn = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  async *loader({ config }) {
    if (config.has(KEY)) yield colleagueModule;
  },
});
