import {
  ChangeOutcome,
  ChangeRequest,
  GitRepository,
  PullRequestOutcome,
} from '@xkf/backstage-plugin-eks-node';
import { Stage } from './stages/Stage';

export const BRANCH = 'eks/dev-eks1/upgrade-0a1b2c3d';
export const OPERATION = '6a1e7c2e-0000-4000-8000-000000000001';

/** Files that a repository begins with; nothing in them is safe from careless text handling. */
export const FILES = {
  'aws-eks/dev.tfvars': 'kubernetes_version = "1.33"\r\nname = "dév"\r\n',
  'aws-eks/prod.tfvars': '\ufeffkubernetes_version = "1.32"\n',
  'aws-core/dev.tfvars': 'region = "eu-west-1"\n',
  'README.md': '# xkf\n',
};

export const CHANGED = [
  {
    path: 'aws-eks/dev.tfvars',
    content: 'kubernetes_version = "1.34"\r\nname = "dév 🚀"\r\n',
  },
  {
    path: 'aws-eks/prod.tfvars',
    content: '\ufeffkubernetes_version = "1.33"\n',
  },
  { path: 'aws-core/dev.tfvars', content: 'region = "eu-north-1"\n' },
];

/** An intent, as an operation has it after its preview. */
export async function intentOf(
  repository: GitRepository,
  over: Partial<ChangeRequest> = {},
): Promise<ChangeRequest> {
  return {
    baseBranch: 'main',
    baseCommit: await repository.headOf('main'),
    branch: BRANCH,
    operationId: OPERATION,
    message: 'Upgrade dev-eks1 to 1.34\n\nAs planned.',
    files: CHANGED,
    ...over,
  };
}

/** What a step of an operation does: the branch, then its pull request. */
export async function act(
  repository: GitRepository,
  intent: ChangeRequest,
): Promise<{ change: ChangeOutcome; opened?: PullRequestOutcome }> {
  const change = await repository.ensureChange(intent);
  if (change.outcome === 'conflict') return { change };
  const { branch, baseBranch, operationId } = intent;
  const opened = await repository.ensurePullRequest({
    branch,
    baseBranch,
    operationId,
    title: 'Upgrade dev-eks1 to 1.34',
    body: 'What and why.',
  });
  return { change, opened };
}

/** Whether the host holds just the wanted work, once. */
export async function expectOnce({ person }: Stage): Promise<void> {
  expect(await person.branches()).toEqual([BRANCH, 'main']);
  expect(await person.messages(BRANCH)).toHaveLength(1);
  expect(await person.pulls()).toEqual([
    expect.objectContaining({ branch: BRANCH, state: 'open' }),
  ]);
  for (const { path, content } of CHANGED) {
    const held = await person.file(BRANCH, path);
    expect(held?.toString('utf8')).toBe(content);
  }
}
