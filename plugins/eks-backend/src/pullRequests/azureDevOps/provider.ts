import { ScmIntegrationRegistry } from '@backstage/integration';
import { GitHostProvider } from '@xkf/backstage-plugin-eks-node';
import { credentialsFor, GetCredentials } from '../credentials';
import { HostedRepository, Sharing } from '../HostedRepository';
import { azureAddress } from './AzureAddress';
import { AzureCalls } from './AzureCalls';

/** Opens repositories on the hosts under `integrations.azure`. */
export function createAzureDevOpsProvider(
  integrations: ScmIntegrationRegistry,
  getCredentials: GetCredentials,
  sharing: Sharing,
): GitHostProvider {
  return {
    name: 'azure-devops',
    open(repoUrl) {
      if (!integrations.azure.byUrl(repoUrl)) return undefined;
      const address = azureAddress(new URL(repoUrl));
      const calls = new AzureCalls(address, {
        ...sharing,
        credentials: () => credentialsFor(getCredentials, address.url),
      });
      return new HostedRepository(calls, sharing);
    },
  };
}
