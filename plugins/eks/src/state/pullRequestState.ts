import {
  applyFailures,
  ChangeRecord,
  CheckState,
  failedChecks,
  PullRequest,
} from '@xkf/backstage-plugin-eks-common';
import { changesOnlyFiles } from '../pullRequest/changesOnlyFiles';
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

function mergedState(
  t: EksTranslate,
  { pullRequest, commands }: Pick<ChangeRecord, 'pullRequest' | 'commands'>,
): State {
  const failed = applyFailures(pullRequest);
  if (failed.length > 0) {
    const [{ name }] = failed;
    return {
      tone: 'bad',
      icon: 'error',
      word:
        failed.length === 1
          ? t('state.change.applyFailed', { name })
          : t('state.change.appliesFailed', { number: String(failed.length) }),
    };
  }
  return {
    ...looks.merged,
    word: changesOnlyFiles(commands)
      ? t('state.pullRequest.merged')
      : t('state.change.merged'),
  };
}

/** How far a change is on its way from the pull request to AWS. */
export function changeState(
  t: EksTranslate,
  change: Pick<ChangeRecord, 'state' | 'pullRequest' | 'commands'>,
): State {
  const { state, pullRequest } = change;
  if (state === 'closed') {
    return { ...looks.closed, word: closedWord(t, pullRequest) };
  }
  if (state === 'merged') return mergedState(t, change);
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
    : changeState(t, { state: pullRequest.state, pullRequest, commands: [] });
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
  const failed = failedChecks(pullRequest).length;
  if (mergeability === 'mergeable' && failed > 0) {
    return {
      tone: 'warning',
      icon: 'warning',
      word: t('state.merge.mergeableButFailed', { count: failed }),
    };
  }
  return {
    ...mergeLooks[mergeability],
    word:
      mergeability === 'conflicting'
        ? t('state.merge.conflicting', { branch })
        : t(`state.merge.${mergeability}`),
  };
}
