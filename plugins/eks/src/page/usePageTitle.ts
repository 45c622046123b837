import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';

/** Names the page in the browser's tab and history while it is open. */
export function usePageTitle(name: string) {
  const appTitle =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Backstage';
  const title = `${name} · ${appTitle}`;
  useEffect(() => {
    document.title = title;
    return () => {
      if (document.title === title) document.title = appTitle;
    };
  }, [title, appTitle]);
}
