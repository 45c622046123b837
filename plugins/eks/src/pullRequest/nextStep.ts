import { ChangeRecord } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { pullRequestName } from './pullRequestName';

type Change = Pick<ChangeRecord, 'state' | 'pullRequest' | 'repository'>;

function whileOpen(t: EksTranslate, change: Change): string {
  const { pullRequest, repository } = change;
  const words = {
    name: pullRequestName(pullRequest),
    repository: repository.name,
    branch: pullRequest.baseBranch,
  };
  if (pullRequest.draft) return t('pullRequest.next.draft', words);
  if (pullRequest.mergeability === 'conflicting') {
    return t('pullRequest.next.conflicting', words);
  }
  if (pullRequest.checks.state === 'failure') {
    return t('pullRequest.next.failed', words);
  }
  if (pullRequest.mergeability === 'blocked') {
    return t('pullRequest.next.blocked', words);
  }
  const { state } = pullRequest.checks;
  return state === 'pending' || state === 'unknown'
    ? t('pullRequest.next.pending', words)
    : t('pullRequest.next.open', words);
}

/** What a person, or AWS, has to do next, as a sentence. */
export function nextStep(t: EksTranslate, change: Change): string {
  return change.state === 'open'
    ? whileOpen(t, change)
    : t(`pullRequest.next.${change.state}`);
}
