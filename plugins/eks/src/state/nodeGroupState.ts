import {
  ClusterSummary,
  ImageFreshness,
  NodeGroup,
  NodeGroupState,
} from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { State } from './state';

const looks: Record<NodeGroupState, Pick<State, 'tone' | 'icon'>> = {
  current: { tone: 'good', icon: 'ok' },
  behind: { tone: 'warning', icon: 'behind' },
  degraded: { tone: 'bad', icon: 'error' },
  updating: { tone: 'busy', icon: 'busy' },
  custom: { tone: 'notice', icon: 'custom' },
  unknown: { tone: 'neutral', icon: 'unknown' },
};

function behindWord(t: EksTranslate, image: ImageFreshness): string {
  const { releasesBehind, daysBehind } = image;
  if (releasesBehind === undefined) return t('state.nodeGroup.behindUncounted');
  return daysBehind === undefined
    ? t('state.nodeGroup.behind', { count: releasesBehind })
    : t('state.nodeGroup.behindDays', {
        count: releasesBehind,
        days: String(daysBehind),
      });
}

function hint(t: EksTranslate, nodeGroup: NodeGroup): string | undefined {
  const { state, image, healthIssues } = nodeGroup;
  if (state === 'degraded') return healthIssues[0]?.words;
  if (state === 'custom') return t('state.nodeGroup.customHint');
  if (state === 'unknown') return image.cause;
  return state === 'behind' && image.newest
    ? t('state.nodeGroup.behindHint', { version: image.newest.releaseVersion })
    : undefined;
}

/** The state of one node group. */
export function nodeGroupState(t: EksTranslate, nodeGroup: NodeGroup): State {
  const { state, image } = nodeGroup;
  return {
    ...looks[state],
    word:
      state === 'behind' ? behindWord(t, image) : t(`state.nodeGroup.${state}`),
    hint: hint(t, nodeGroup),
  };
}

/** The node groups of a cluster in one line, the worst named first. */
export function nodeGroupsState(
  t: EksTranslate,
  counts: ClusterSummary['nodeGroups'],
): State {
  if (!counts) {
    return {
      tone: 'neutral',
      icon: 'unreadable',
      word: t('state.nodeGroups.unreadable'),
    };
  }
  const { total: count, behind, degraded, unknown } = counts;
  if (count === 0) {
    return { tone: 'neutral', icon: 'none', word: t('state.nodeGroups.none') };
  }
  if (degraded > 0) {
    const word = t('state.nodeGroups.degraded', {
      count,
      degraded: String(degraded),
    });
    return { ...looks.degraded, word };
  }
  if (behind > 0) {
    const word = t('state.nodeGroups.behind', {
      count,
      behind: String(behind),
    });
    return { ...looks.behind, word };
  }
  if (unknown > 0) {
    const word = t('state.nodeGroups.unknown', {
      count,
      unknown: String(unknown),
    });
    return { ...looks.unknown, word };
  }
  return { ...looks.current, word: t('state.nodeGroups.current', { count }) };
}
