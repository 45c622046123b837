import { createBackendModule } from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createTfvarsEditAction } from './tfvarsEdit/createTfvarsEditAction';

/** Adds the actions of the EKS plugins to the scaffolder. */
export const scaffolderModuleEks = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'eks',
  register(reg) {
    reg.registerInit({
      deps: { actions: scaffolderActionsExtensionPoint },
      async init({ actions }) {
        actions.addActions(createTfvarsEditAction());
      },
    });
  },
});
