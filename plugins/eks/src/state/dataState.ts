import { Freshness, Problem } from '@xkf/backstage-plugin-eks-common';
import { formatAge, formatExact, formatShort, isLive } from '../time/age';
import { EksTranslate } from '../translation';
import { State } from './state';

/** How old what is shown is. */
export function dataState(
  t: EksTranslate,
  freshness: Freshness,
  now: number,
): State {
  const { lastSeen, stale, problem } = freshness;
  const readAt = t('state.data.readAt', { exact: formatExact(t, lastSeen) });
  if (stale) {
    return {
      tone: 'warning',
      icon: 'unreadable',
      word: t('state.data.stale', { since: formatShort(t, lastSeen) }),
      hint: problem ? `${readAt}. ${problem.message}` : readAt,
    };
  }
  return isLive(lastSeen, now)
    ? { tone: 'good', icon: 'live', word: t('state.data.live'), hint: readAt }
    : {
        tone: 'neutral',
        icon: 'clock',
        word: t('state.data.age', { age: formatAge(t, lastSeen, now) }),
        hint: readAt,
      };
}

/** A hole in what is known, with its cause in a few words. */
export function problemState(t: EksTranslate, problem: Problem): State {
  return {
    tone: 'bad',
    icon: 'unreadable',
    word: t('state.data.unreadable', {
      cause: t(`state.problem.${problem.kind}`),
    }),
    hint: problem.message,
  };
}
