import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { eksServiceRef } from '@xkf/backstage-plugin-eks-node';
import { createIrsaRoleAction } from './irsa/createIrsaRoleAction';
import { OperationStarter } from './operation/OperationStarter';
import { operationPages } from './operation/pages';
import { createPeeringAction } from './peering/createPeeringAction';
import { createRotateAction } from './rotation/createRotateAction';
import { createRegisterAction } from './tenant/createRegisterAction';
import { createTenantAccountAction } from './tenant/createTenantAccountAction';
import { createTfvarsEditAction } from './tfvarsEdit/createTfvarsEditAction';
import { createUpgradeAction } from './upgrade/createUpgradeAction';
import { createWaitAction } from './waiting/createWaitAction';

/** Adds the actions of the EKS plugins to the scaffolder. */
export const scaffolderModuleEks = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'eks',
  register(reg) {
    reg.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        eks: eksServiceRef,
      },
      async init({ actions, auth, catalog, config, eks }) {
        const pages = operationPages(config);
        const starter = new OperationStarter(eks, pages);
        actions.addActions(
          createTfvarsEditAction(),
          createUpgradeAction(starter, catalog),
          createRotateAction(starter, catalog),
          createTenantAccountAction(starter),
          createRegisterAction(starter, catalog),
          createIrsaRoleAction(starter, catalog),
          createPeeringAction(starter, 'peering'),
          createPeeringAction(starter, 'peering-removal'),
          createWaitAction({ eks, auth, pages }),
        );
      },
    });
  },
});
