import { createBackend } from '@backstage/backend-defaults';
import { colleagueSignIn } from './colleagueSignIn';
import { guestSignIn } from './guestSignIn';
import { searchEngine } from './searchEngine';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-microsoft-provider'));
backend.add(guestSignIn);
backend.add(colleagueSignIn);

backend.add(import('@backstage/plugin-events-backend'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@xkf/backstage-plugin-catalog-backend-module-eks'));

backend.add(import('@xkf/backstage-plugin-eks-backend'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@xkf/backstage-plugin-kubernetes-backend-module-eks'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@xkf/backstage-plugin-scaffolder-backend-module-eks'));
backend.add(import('@backstage/plugin-techdocs-backend'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(searchEngine);
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

backend.add(import('@backstage/plugin-mcp-actions-backend'));

// Backstage only logs what stopped the start, and would answer 503 for ever.
backend.start().catch((error: Error) => {
  process.stderr.write(`The backend could not start. ${error.message}\n`);
  process.exit(1);
});
