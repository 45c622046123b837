import { IrsaDrift } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { State } from './state';

/** Something about a role that does not agree with the clusters, in short. */
export function roleDriftState(
  t: EksTranslate,
  { code, severity }: Pick<IrsaDrift, 'code' | 'severity'>,
): State {
  const word = t(`state.roleDrift.${code}`);
  return severity === 'warning'
    ? { tone: 'warning', icon: 'differs', word }
    : { tone: 'notice', icon: 'note', word };
}

/** That a role and the clusters agree. */
export function roleInStep(t: EksTranslate): State {
  return { tone: 'good', icon: 'ok', word: t('state.drift.in-step') };
}
