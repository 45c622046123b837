import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const portalSignInPage = SignInPageBlueprint.make({
  params: {
    loader: () =>
      import('./PortalSignInPage').then(module => module.PortalSignInPage),
  },
});

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [portalSignInPage],
});
