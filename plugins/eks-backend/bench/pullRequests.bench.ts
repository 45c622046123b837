/**
 * How many HTTP calls GitHub takes for a pull request with three changed files
 * when nothing exists yet. Ends with 1 when there are more than the budget.
 */
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createGitHosts } from '../src/pullRequests';
import { startGitHub } from '../src/pullRequests/__testUtils__/github/GitHubFake';
import {
  BRANCH,
  CHANGED,
  FILES,
  OPERATION,
} from '../src/pullRequests/__testUtils__/scenario';

const BUDGET = 8;
const TOKEN = 'only-for-the-bench';
const paths = CHANGED.map(({ path }) => path);

/** @param previewed - whether the same process showed a preview before */
async function measure(previewed: boolean): Promise<string[]> {
  const fake = await startGitHub({ token: TOKEN, files: FILES });
  const { server, repoUrl } = fake;
  const integration = {
    host: server.address,
    apiBaseUrl: `${server.origin}/api/v3`,
    token: TOKEN,
  };
  const repository = createGitHosts({
    integrations: ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { github: [integration] } }),
    ),
  }).open(repoUrl);
  if (previewed) {
    await repository.readFiles(await repository.headOf('main'), paths);
    server.requests.length = 0;
  }
  const baseCommit = await repository.headOf('main');
  await repository.readFiles(baseCommit, paths);
  const intent = {
    baseBranch: 'main',
    branch: BRANCH,
    operationId: OPERATION,
  };
  const { outcome } = await repository.ensureChange({
    ...intent,
    baseCommit,
    files: CHANGED,
    message: 'Upgrade',
  });
  const opened = await repository.ensurePullRequest({
    ...intent,
    title: 'Upgrade',
    body: 'Why',
    labels: ['eks'],
  });
  await fake.stop();
  if (outcome !== 'created' || opened.outcome !== 'created') {
    throw new Error(`Expected a new pull request, got ${opened.outcome}`);
  }
  return server.requests;
}

async function main(): Promise<void> {
  const warm = await measure(true);
  const cold = await measure(false);
  const lines = [
    'GitHub, pull request with three changed files and a label:',
    ...warm.map(request => `  ${request}`),
    `after a preview: ${warm.length} calls (budget ${BUDGET})`,
    `without one:     ${cold.length} calls`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (warm.length > BUDGET) process.exitCode = 1;
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
