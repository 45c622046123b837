import { ScmIntegrationRegistry } from '@backstage/integration';
import { GitHostProvider } from '@xkf/backstage-plugin-eks-node';
import { credentialsFor, GetCredentials } from '../credentials';
import { HostedRepository, Sharing } from '../HostedRepository';
import { gitHubAddress } from './GitHubAddress';
import { GitHubCalls } from './GitHubCalls';

/** Opens repositories on the hosts under `integrations.github`. */
export function createGitHubProvider(
  integrations: ScmIntegrationRegistry,
  getCredentials: GetCredentials,
  sharing: Sharing,
): GitHostProvider {
  return {
    name: 'github',
    open(repoUrl) {
      const integration = integrations.github.byUrl(repoUrl);
      if (!integration) return undefined;
      const { apiBaseUrl } = integration.config;
      const address = gitHubAddress(new URL(repoUrl), apiBaseUrl);
      const calls = new GitHubCalls(address, {
        ...sharing,
        credentials: () => credentialsFor(getCredentials, address.url),
      });
      return new HostedRepository(calls, sharing);
    },
  };
}
