import {
  DriftDifference,
  DriftState,
  DriftSummary,
} from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { State } from './state';

type DriftWord = DriftState | DriftDifference['state'];

const looks: Record<DriftWord, Pick<State, 'tone' | 'icon'>> = {
  'in-step': { tone: 'good', icon: 'ok' },
  differs: { tone: 'warning', icon: 'differs' },
  'not-declared': { tone: 'notice', icon: 'none' },
  'not-live': { tone: 'notice', icon: 'none' },
  'not-readable': { tone: 'neutral', icon: 'unreadable' },
};

/** A state of drift without a cluster, for filters and single differences. */
export function driftWordState(t: EksTranslate, state: DriftWord): State {
  return { ...looks[state], word: t(`state.drift.${state}`) };
}

/** Whether AWS has what the Terraform repository says about a cluster. */
export function driftState(t: EksTranslate, drift: DriftSummary): State {
  const { state, differences, cause } = drift;
  return {
    ...looks[state],
    word:
      state === 'differs'
        ? t('state.drift.differsCount', { count: differences })
        : t(`state.drift.${state}`),
    hint: cause ?? t(`state.drift.hint.${state}`),
  };
}
