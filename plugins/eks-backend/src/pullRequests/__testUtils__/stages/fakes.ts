import { startAzureDevOps } from '../azureDevOps/AzureFake';
import { startGitHub } from '../github/GitHubFake';
import { startGitLab } from '../gitlab/GitLabFake';
import { personOf } from './personOf';
import { StageKind, TOKEN } from './Stage';

export const gitHubStage: StageKind = {
  name: 'GitHub',
  async start(files) {
    const { server, state, repoUrl, stop } = await startGitHub({
      token: TOKEN,
      files,
    });
    const integration = {
      host: server.address,
      apiBaseUrl: `${server.origin}/api/v3`,
      token: TOKEN,
    };
    return {
      server,
      repoUrl,
      integrations: { github: [integration] },
      person: personOf(state),
      stop,
    };
  },
};

export const azureDevOpsStage: StageKind = {
  name: 'Azure DevOps',
  async start(files) {
    const { server, state, repoUrl } = await startAzureDevOps({
      token: TOKEN,
      files,
    });
    const integration = {
      host: server.address,
      credentials: [{ personalAccessToken: TOKEN }],
    };
    return {
      server,
      repoUrl,
      integrations: { azure: [integration] },
      person: personOf(state),
      stop: () => server.stop(),
    };
  },
};

export const gitLabStage: StageKind = {
  name: 'GitLab',
  async start(files) {
    const { server, state, repoUrl } = await startGitLab({
      token: TOKEN,
      files,
    });
    const integration = {
      host: server.address,
      baseUrl: `${server.origin}/gitlab`,
      apiBaseUrl: `${server.origin}/gitlab/api/v4`,
      token: TOKEN,
    };
    return {
      server,
      repoUrl,
      integrations: { gitlab: [integration] },
      person: personOf(state),
      stop: () => server.stop(),
    };
  },
};

export const fakeStages = [gitHubStage, azureDevOpsStage, gitLabStage];
