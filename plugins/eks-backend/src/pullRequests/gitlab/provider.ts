import { ScmIntegrationRegistry } from '@backstage/integration';
import { GitHostProvider } from '@xkf/backstage-plugin-eks-node';
import { credentialsFor, GetCredentials } from '../credentials';
import { HostedRepository, Sharing } from '../HostedRepository';
import { gitLabAddress } from './GitLabAddress';
import { GitLabCalls } from './GitLabCalls';

/** Opens projects on the hosts under `integrations.gitlab`. */
export function createGitLabProvider(
  integrations: ScmIntegrationRegistry,
  getCredentials: GetCredentials,
  sharing: Sharing,
): GitHostProvider {
  return {
    name: 'gitlab',
    open(repoUrl) {
      const integration = integrations.gitlab.byUrl(repoUrl);
      if (!integration) return undefined;
      const address = gitLabAddress(new URL(repoUrl), integration.config);
      const calls = new GitLabCalls(address, {
        ...sharing,
        credentials: () => credentialsFor(getCredentials, address.url),
      });
      return new HostedRepository(calls, sharing);
    },
  };
}
