import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink, entityRouteRef } from '@backstage/plugin-catalog-react';
import { useOptionalRoute } from '../../page/useOptionalRoute';
import { useEksTranslation } from '../../translation';

function isEntityRef(text: string): boolean {
  try {
    parseEntityRef(text);
    return true;
  } catch {
    return false;
  }
}

/** The owner as a link where it is an entity reference, else as it is written. */
export function Owner(props: { owner: string | undefined }) {
  const { owner } = props;
  const t = useEksTranslation();
  const entityPage = useOptionalRoute(entityRouteRef);
  if (!owner) return <>{t('cluster.noOwner')}</>;
  return entityPage && isEntityRef(owner) ? (
    <EntityRefLink entityRef={owner} />
  ) : (
    <>{owner}</>
  );
}
