import { EksTranslate } from '../translation';
import { State } from './state';

/** How an AWS update stands; a status we do not know keeps AWS's own word. */
export function updateState(t: EksTranslate, status: string): State {
  switch (status) {
    case 'InProgress':
      return {
        tone: 'busy',
        icon: 'busy',
        word: t('state.update.InProgress'),
      };
    case 'Failed':
      return { tone: 'bad', icon: 'error', word: t('state.update.Failed') };
    case 'Cancelled':
      return {
        tone: 'neutral',
        icon: 'stopped',
        word: t('state.update.Cancelled'),
      };
    case 'Successful':
      return { tone: 'good', icon: 'ok', word: t('state.update.Successful') };
    default:
      return { tone: 'neutral', icon: 'unknown', word: status };
  }
}
