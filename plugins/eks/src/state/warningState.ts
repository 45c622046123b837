import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { State } from './state';

const looks: Record<ChangeWarning['severity'], Pick<State, 'tone' | 'icon'>> = {
  warning: { tone: 'warning', icon: 'warning' },
  note: { tone: 'notice', icon: 'note' },
};

/** How much a remark about a previewed change matters. */
export function warningState(
  t: EksTranslate,
  severity: ChangeWarning['severity'],
): State {
  return { ...looks[severity], word: t(`state.warning.${severity}`) };
}
