import { Support, SupportPhase } from '@xkf/backstage-plugin-eks-common';
import { formatPerMonth } from '../money/money';
import { formatDay } from '../time/age';
import { EksTranslate } from '../translation';
import { State } from './state';

const looks: Record<SupportPhase, Pick<State, 'tone' | 'icon'>> = {
  standard: { tone: 'good', icon: 'ok' },
  ending: { tone: 'warning', icon: 'clock' },
  extended: { tone: 'warning', icon: 'cost' },
  ended: { tone: 'bad', icon: 'error' },
  unknown: { tone: 'neutral', icon: 'unknown' },
};

function word(t: EksTranslate, support: Support): string {
  const { phase, daysLeft } = support;
  switch (phase) {
    case 'standard':
      return daysLeft === undefined
        ? t('state.support.standardOpen')
        : t('state.support.standard', { count: daysLeft });
    case 'ending':
      return t('state.support.ending', { count: daysLeft ?? 0 });
    case 'extended': {
      const money = formatPerMonth(t, support.extraCostPerMonth);
      return daysLeft === undefined
        ? t('state.support.extendedOpen', { money })
        : t('state.support.extended', { money, count: daysLeft });
    }
    case 'ended':
      return t('state.support.ended');
    default:
      return t('state.support.unknown');
  }
}

function hint(t: EksTranslate, support: Support): string | undefined {
  const day = (moment: string | undefined) =>
    moment ? formatDay(t, moment) : t('value.unknown');
  switch (support.phase) {
    case 'standard':
    case 'ending':
      return t('state.support.standardHint', {
        date: day(support.endOfStandardSupport),
      });
    case 'extended':
      return t('state.support.extendedHint', {
        standard: day(support.endOfStandardSupport),
        extended: day(support.endOfExtendedSupport),
      });
    case 'ended':
      return t('state.support.endedHint', {
        date: day(support.endOfExtendedSupport),
      });
    default:
      return t('state.support.unknownHint');
  }
}

/** The support of one cluster's version. */
export function supportState(t: EksTranslate, support: Support): State {
  return {
    ...looks[support.phase],
    word: word(t, support),
    hint: hint(t, support),
  };
}

/** A phase without the dates of a cluster, for filters and charts. */
export function phaseState(t: EksTranslate, phase: SupportPhase): State {
  return { ...looks[phase], word: t(`state.phase.${phase}`) };
}
