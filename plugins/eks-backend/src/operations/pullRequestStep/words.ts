import { PullRequest } from '@xkf/backstage-plugin-eks-common';
import { listed } from '../world';

/** Names a pull request: `#12 in acme/xkf`. */
export function nameOf(
  { number }: { number: number },
  repository: string | undefined,
): string {
  return repository ? `#${number} in ${repository}` : `#${number}`;
}

/** What keeps an open pull request from being merged, as sentences. */
export function waitingWords(
  pullRequest: PullRequest,
  repository: string | undefined,
): string {
  const failing = pullRequest.checks.items.filter(
    ({ state }) => state === 'failure',
  );
  return [
    `Waiting for the merge of ${nameOf(pullRequest, repository)}.`,
    pullRequest.draft && 'It is a draft.',
    ...failing.map(({ name, description }) =>
      description ? `Check ${name} fails: ${sentence(description)}` : undefined,
    ),
    bareFailures(failing),
    pullRequest.mergeability === 'blocked' &&
      failing.length === 0 &&
      'The host does not let it be merged yet: reviews or checks are missing.',
  ]
    .filter(Boolean)
    .join(' ');
}

function bareFailures(
  failing: readonly { name: string; description?: string }[],
): string | undefined {
  const names = failing
    .filter(({ description }) => !description)
    .map(({ name }) => name);
  if (names.length === 0) return undefined;
  return `${names.length === 1 ? 'Check' : 'Checks'} ${listed(names)} ${names.length === 1 ? 'fails' : 'fail'}.`;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
