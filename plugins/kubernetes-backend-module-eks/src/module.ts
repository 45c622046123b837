import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { AwsIamStrategy } from '@backstage/plugin-kubernetes-backend';
import { kubernetesAuthStrategyExtensionPoint } from '@backstage/plugin-kubernetes-node';
import { eksServiceRef } from '@xkf/backstage-plugin-eks-node';
import { ClusterAddresses } from './ClusterAddresses';
import { EksAuthStrategy } from './EksAuthStrategy';

/**
 * Lets the Kubernetes plugin into EKS clusters of many accounts and regions. It
 * takes the place of the auth provider `aws`; clusters that the catalog module
 * of the eks plugins did not make are handled as before.
 * @public
 */
export const kubernetesModuleEks = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'eks',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        authStrategies: kubernetesAuthStrategyExtensionPoint,
        config: coreServices.rootConfig,
        eks: eksServiceRef,
        logger: coreServices.logger,
      },
      async init({ auth, authStrategies, config, eks, logger }) {
        authStrategies.addAuthStrategy(
          'aws',
          new EksAuthStrategy({
            credentials: DefaultAwsCredentialsManager.fromConfig(config),
            addresses: new ClusterAddresses({ eks, auth }),
            fallback: new AwsIamStrategy({ config }),
            logger,
          }),
        );
      },
    });
  },
});
