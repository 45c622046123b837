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

function behindHint(
  t: EksTranslate,
  { state, newest }: ImageFreshness,
): string | undefined {
  return state === 'behind' && newest
    ? t('state.nodeGroup.behindHint', { version: newest.releaseVersion })
    : undefined;
}

function hint(t: EksTranslate, nodeGroup: NodeGroup): string | undefined {
  const { state, image, healthIssues } = nodeGroup;
  if (state === 'custom') return t('state.nodeGroup.customHint');
  if (state === 'unknown') return image.cause;
  const trouble = state === 'degraded' ? healthIssues[0]?.words : undefined;
  const sentences = [trouble, behindHint(t, image)].filter(Boolean);
  return sentences.join(' ') || undefined;
}

/** The state's word; trouble and an update in progress do not hide an old image. */
function word(t: EksTranslate, { state, image }: NodeGroup): string {
  if (state === 'behind') return behindWord(t, image);
  const plain = t(`state.nodeGroup.${state}`);
  if (image.state !== 'behind') return plain;
  const behind =
    image.releasesBehind === undefined
      ? t('state.nodeGroup.alsoBehind')
      : behindWord(t, image);
  return `${plain}, ${behind}`;
}

/** The state of one node group. */
export function nodeGroupState(t: EksTranslate, nodeGroup: NodeGroup): State {
  return {
    ...looks[nodeGroup.state],
    word: word(t, nodeGroup),
    hint: hint(t, nodeGroup),
  };
}

/**
 * The node groups of a cluster in one line: every fact that asks for attention, the
 * worst first. One node group may count in several, so the facts do not add up to
 * the total.
 */
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
  const { total, behind, degraded, unknown } = counts;
  if (total === 0) {
    return { tone: 'neutral', icon: 'none', word: t('state.nodeGroups.none') };
  }
  const facts = (
    [
      ['degraded', degraded],
      ['behind', behind],
      ['unknown', unknown],
    ] as const
  ).filter(([, number]) => number > 0);
  if (facts.length === 0) {
    return {
      ...looks.current,
      word: t('state.nodeGroups.current', { count: total }),
    };
  }
  const words = facts.map(([state, number], index) => {
    const some = String(number);
    return t(`state.nodeGroups.${state}`, {
      some:
        index === 0
          ? t('state.nodeGroups.of', { some, total: String(total) })
          : some,
    });
  });
  return { ...looks[facts[0][0]], word: words.join(', ') };
}
