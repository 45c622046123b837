import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { failureOf } from '../../../api/failure';
import { scrollToSight } from '../../../feedback/scrollToSight';
import { useEksTranslation } from '../../../translation';
import { withPersons } from '../../words/persons';

/** Why what a person wanted was not done. */
export function Refusal(props: { error: unknown }) {
  const { error } = props;
  const t = useEksTranslation();
  if (!error) return null;
  const failure = failureOf(error);
  const todo =
    failure.kind === 'forbidden' || failure.kind === 'conflict'
      ? t(`run.refused.${failure.kind}`)
      : t(`failure.${failure.kind}.todo`);
  return (
    <Alert ref={scrollToSight} severity="error" role="alert">
      <AlertTitle>{t('run.refused')}</AlertTitle>
      {failure.message && (
        <div>{t('failure.why', { message: withPersons(failure.message) })}</div>
      )}
      {todo}
    </Alert>
  );
}
