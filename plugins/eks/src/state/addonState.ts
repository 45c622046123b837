import { Addon } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { State } from './state';

const looks: Record<Addon['state'], Pick<State, 'tone' | 'icon'>> = {
  current: { tone: 'good', icon: 'ok' },
  behind: { tone: 'warning', icon: 'behind' },
  degraded: { tone: 'bad', icon: 'error' },
  updating: { tone: 'busy', icon: 'busy' },
  unknown: { tone: 'neutral', icon: 'unknown' },
};

function hint(t: EksTranslate, addon: Addon): string | undefined {
  if (addon.state === 'degraded') return addon.healthIssues[0]?.words;
  if (addon.state === 'unknown') return addon.cause;
  return addon.state === 'behind' && addon.newestCompatible
    ? t('state.addon.behindHint', { version: addon.newestCompatible })
    : undefined;
}

/** The state of one EKS add-on. */
export function addonState(t: EksTranslate, addon: Addon): State {
  return {
    ...looks[addon.state],
    word: t(`state.addon.${addon.state}`),
    hint: hint(t, addon),
  };
}
