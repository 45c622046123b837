import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eksServiceRef } from '@xkf/backstage-plugin-eks-node';
import { readEksProviderConfig } from './config/readEksProviderConfig';
import { EksEntityProvider } from './provider/EksEntityProvider';

/** Adds the entity provider of EKS clusters and AWS accounts to the catalog. */
export const catalogModuleEks = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'eks',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        catalogProcessing: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        eks: eksServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalogProcessing, config, ...services }) {
        catalogProcessing.addEntityProvider(
          new EksEntityProvider({
            config: readEksProviderConfig(config),
            ...services,
          }),
        );
      },
    });
  },
});
