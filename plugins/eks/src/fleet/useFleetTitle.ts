import { usePageTitle } from '../page/usePageTitle';
import { useEksTranslation } from '../translation';

/**
 * Names the page in the browser's tab and history. The legacy frontend system names
 * it through its header, a frame later, and its name then stays.
 */
export function useFleetTitle() {
  usePageTitle(useEksTranslation()('page.title'));
}
