import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  AuthenticationStrategy,
  kubernetesAuthStrategyExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import { ANNOTATION_KUBERNETES_CLUSTER_ARN } from '@xkf/backstage-plugin-eks-common';
import { EksService, eksServiceRef } from '@xkf/backstage-plugin-eks-node';
import kubernetesModuleEks from '.';

describe('kubernetesModuleEks', () => {
  it('takes the place of the auth provider aws and asks the eks backend', async () => {
    const strategies = new Map<string, AuthenticationStrategy>();
    const kubernetes = createBackendPlugin({
      pluginId: 'kubernetes',
      register(reg) {
        reg.registerExtensionPoint(kubernetesAuthStrategyExtensionPoint, {
          addAuthStrategy: (key, strategy) => strategies.set(key, strategy),
        });
        reg.registerInit({ deps: {}, async init() {} });
      },
    });
    const getCluster = jest.fn<
      ReturnType<EksService['getCluster']>,
      Parameters<EksService['getCluster']>
    >();
    getCluster.mockRejectedValue(new Error('down'));
    await startTestBackend({
      features: [
        kubernetes,
        kubernetesModuleEks,
        mockServices.rootConfig.factory({ data: {} }),
        createServiceFactory({
          service: eksServiceRef,
          deps: {},
          // The one method of the service that the module calls.
          factory: () => ({ getCluster }) as Partial<EksService> as EksService,
        }),
      ],
    });

    expect(
      await strategies.get('aws')?.getCredential(
        {
          name: 'dev-eks1',
          url: 'https://evil.example',
          authMetadata: {
            [ANNOTATION_KUBERNETES_CLUSTER_ARN]:
              'arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1',
          },
        },
        {},
      ),
    ).toEqual({ type: 'bearer token', token: 'none' });
    expect(getCluster.mock.calls[0][1].credentials.principal).toMatchObject({
      type: 'service',
      subject: 'plugin:kubernetes',
    });
  });
});
