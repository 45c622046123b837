import { createApp } from '@backstage/frontend-defaults';
import { navigationModule } from './navigation';
import { signInModule } from './signIn';

/**
 * The portal's frontend. Pages come from the frontend plugins among this
 * package's dependencies, which the bundler discovers (`app.packages: all`).
 */
export const app = createApp({ features: [navigationModule, signInModule] });
