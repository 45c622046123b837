import {
  ChangeRecord,
  CheckState,
  PullRequest,
} from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { State } from './state';

type Look = Pick<State, 'tone' | 'icon'>;

const looks: Record<ChangeRecord['state'], Look> = {
  open: { tone: 'notice', icon: 'open' },
  merged: { tone: 'busy', icon: 'merged' },
  applied: { tone: 'good', icon: 'ok' },
  closed: { tone: 'neutral', icon: 'stopped' },
};

function closedWord(t: EksTranslate, { closedBy }: PullRequest): string {
  return closedBy
    ? t('state.pullRequest.closedBy', { name: closedBy })
    : t('state.pullRequest.closed');
}

/** How far a change is on its way from the pull request to AWS. */
export function changeState(
  t: EksTranslate,
  { state, pullRequest }: Pick<ChangeRecord, 'state' | 'pullRequest'>,
): State {
  if (state === 'closed') {
    return { ...looks.closed, word: closedWord(t, pullRequest) };
  }
  const draft = state === 'open' && pullRequest.draft;
  return {
    ...looks[state],
    word: draft ? t('state.pullRequest.draft') : t(`state.change.${state}`),
  };
}

/** A pull request alone, where nobody knows what AWS has. */
export function pullRequestState(
  t: EksTranslate,
  pullRequest: PullRequest,
): State {
  return pullRequest.state === 'merged'
    ? { ...looks.applied, icon: 'merged', word: t('state.pullRequest.merged') }
    : changeState(t, { state: pullRequest.state, pullRequest });
}

const checkLooks: Record<CheckState, Look> = {
  pending: { tone: 'busy', icon: 'busy' },
  success: { tone: 'good', icon: 'ok' },
  failure: { tone: 'bad', icon: 'error' },
  neutral: { tone: 'neutral', icon: 'none' },
};

/** What one check of a pull request says. */
export function checkState(t: EksTranslate, state: CheckState): State {
  return { ...checkLooks[state], word: t(`state.check.${state}`) };
}

const mergeLooks: Record<PullRequest['mergeability'], Look> = {
  mergeable: { tone: 'good', icon: 'ok' },
  conflicting: { tone: 'bad', icon: 'error' },
  blocked: { tone: 'warning', icon: 'stopped' },
  computing: { tone: 'busy', icon: 'busy' },
  unknown: { tone: 'neutral', icon: 'unknown' },
};

/** Whether a pull request can be merged now. */
export function mergeState(t: EksTranslate, pullRequest: PullRequest): State {
  const { mergeability, baseBranch: branch } = pullRequest;
  return {
    ...mergeLooks[mergeability],
    word:
      mergeability === 'conflicting'
        ? t('state.merge.conflicting', { branch })
        : t(`state.merge.${mergeability}`),
  };
}
