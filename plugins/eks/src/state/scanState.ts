import { ScanUnit } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { State } from './state';

const looks: Record<ScanUnit['state'], Pick<State, 'tone' | 'icon'>> = {
  pending: { tone: 'neutral', icon: 'clock' },
  running: { tone: 'busy', icon: 'busy' },
  succeeded: { tone: 'good', icon: 'ok' },
  failed: { tone: 'bad', icon: 'error' },
};

/** How the newest reading of an account and region stands. */
export function scanState(t: EksTranslate, unit: ScanUnit): State {
  return {
    ...looks[unit.state],
    word: t(`state.scan.${unit.state}`),
    hint: unit.problem?.message,
  };
}
