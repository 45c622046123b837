import Alert from '@material-ui/lab/Alert';
import { useEksTranslation } from '../../translation';
import { shortList } from '../words/shortList';

/** Says that a rotation is one of several clusters, and why; nothing where it is of one. */
export function CoveredClusters(props: { cluster: string; also: string[] }) {
  const { cluster, also } = props;
  const t = useEksTranslation();
  if (also.length === 0) return null;
  return (
    <Alert severity="info" style={{ marginBottom: 16 }}>
      {t('rotate.covers', { names: shortList(t, [cluster, ...also]) })}
    </Alert>
  );
}
