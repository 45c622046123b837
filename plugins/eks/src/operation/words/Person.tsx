import { Owner } from '../../cluster/header/Owner';
import { useEksTranslation } from '../../translation';

/** Who did something: a person of the catalog, or the portal by itself. */
export function Person(props: { by: string }) {
  const { by } = props;
  const t = useEksTranslation();
  return by === 'portal' ? <>{t('operation.portal')}</> : <Owner owner={by} />;
}
