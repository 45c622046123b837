import { CopyableId } from '../copy/CopyableId';
import { useEksTranslation } from '../translation';

/** Ids one beneath the other, each copied by a click. */
export function IdList(props: { ids: (string | undefined)[] }) {
  const t = useEksTranslation();
  const ids = props.ids.filter(id => id !== undefined);
  if (ids.length === 0) return <>{t('value.none')}</>;
  return (
    <>
      {ids.map(id => (
        <div key={id}>
          <CopyableId value={id} />
        </div>
      ))}
    </>
  );
}
