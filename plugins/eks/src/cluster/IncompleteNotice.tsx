import Alert from '@material-ui/lab/Alert';
import { useEksTranslation } from '../translation';

/** Says that a list was cut. */
export function IncompleteNotice(props: {
  list: { items: unknown[]; totalItems: number; complete: boolean };
}) {
  const { items, totalItems, complete } = props.list;
  const t = useEksTranslation();
  return complete ? null : (
    <Alert severity="warning">
      {t('cluster.list.incomplete', {
        shown: String(items.length),
        total: String(totalItems),
      })}
    </Alert>
  );
}
