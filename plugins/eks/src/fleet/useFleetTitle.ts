import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';
import { useEksTranslation } from '../translation';

/**
 * Names the page in the browser's tab and history. The legacy frontend system names
 * it through its header, a frame later, and its name then stays.
 */
export function useFleetTitle() {
  const t = useEksTranslation();
  const appTitle =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Backstage';
  const title = `${t('page.title')} · ${appTitle}`;
  useEffect(() => {
    document.title = title;
    return () => {
      if (document.title === title) document.title = appTitle;
    };
  }, [title, appTitle]);
}
