import { Header, Page } from '@backstage/core-components';
import { useEksTranslation } from '../translation';
import { EksRoutes } from './EksRoutes';

/**
 * The plugin's pages with a header of their own, for the legacy frontend system.
 * The new system draws the header itself and shows {@link EksRoutes}.
 */
export function EksPage() {
  const t = useEksTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <EksRoutes />
    </Page>
  );
}
