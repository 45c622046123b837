import Alert from '@material-ui/lab/Alert';
import { useEksTranslation } from '../translation';
import { ClusterRefs } from './clusterRefs';

/** Says what is wrong with an annotation and how it should look. */
export function AnnotationNotice(props: { refs: ClusterRefs }) {
  const { annotation, clusters, unreadable } = props.refs;
  const t = useEksTranslation();
  if (unreadable.length > 0) {
    return (
      <>
        {unreadable.map(value => (
          <Alert key={value} severity="warning">
            {t('entity.card.badAnnotation', { annotation, value })}
          </Alert>
        ))}
      </>
    );
  }
  return clusters.length === 0 ? (
    <Alert severity="info">
      {t('entity.card.noAnnotation', { annotation })}
    </Alert>
  ) : null;
}
