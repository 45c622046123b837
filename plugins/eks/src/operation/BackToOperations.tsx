import { LinkButton } from '@backstage/core-components';
import { useOperationsPath } from '../page/useClusterPath';
import { useEksTranslation } from '../translation';

/** The way back from an operation that has nothing to show. */
export function BackToOperations() {
  const t = useEksTranslation();
  const path = useOperationsPath();
  return path ? (
    <LinkButton to={path} variant="outlined">
      {t('operations.back')}
    </LinkButton>
  ) : null;
}
