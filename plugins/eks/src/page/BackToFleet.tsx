import { LinkButton } from '@backstage/core-components';
import { useEksTranslation } from '../translation';
import { useFleetPath } from './useClusterPath';

/** The way back from a page that has nothing to show. */
export function BackToFleet() {
  const t = useEksTranslation();
  const path = useFleetPath();
  return path ? (
    <LinkButton to={path} variant="outlined">
      {t('cluster.backToFleet')}
    </LinkButton>
  ) : null;
}
