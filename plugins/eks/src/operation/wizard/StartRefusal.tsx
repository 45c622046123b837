import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { failureOf, isPortalRefusal } from '../../api/failure';
import { planOf } from '../../api/planOf';
import { FailureWords } from '../../feedback/FailurePanel';
import { scrollToSight } from '../../feedback/scrollToSight';
import { EksTranslate, useEksTranslation } from '../../translation';
import { withPersons } from '../words/persons';

/** What to do where a plan or a start was refused. */
export function refusedWords(
  t: EksTranslate,
  error: unknown,
  permission: string,
): FailureWords | undefined {
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'forbidden':
      return {
        title: t('wizard.forbidden.title'),
        todo: isPortalRefusal(failure)
          ? t('wizard.forbidden.todo', { permission })
          : t('wizard.forbidden.other'),
      };
    case 'refused':
      return {
        title: t('wizard.invalid.title'),
        todo: t('change.invalid.todo'),
      };
    case 'conflict':
      return {
        title: t('wizard.conflict.title'),
        todo: t('wizard.conflict.todo'),
      };
    default:
      return undefined;
  }
}

/** Why nothing was started; what was entered stays. */
export function StartRefusal(props: { error: unknown; permission: string }) {
  const { error, permission } = props;
  const t = useEksTranslation();
  if (!error) return null;
  const failure = failureOf(error);
  const newer = planOf(error);
  const words = newer
    ? { title: t('wizard.stale.title'), todo: t('wizard.stale.todo') }
    : refusedWords(t, error, permission);
  return (
    <Alert
      ref={scrollToSight}
      severity={newer ? 'warning' : 'error'}
      role="alert"
      style={{ marginBottom: 16 }}
    >
      <AlertTitle>{words?.title ?? t('wizard.failed.title')}</AlertTitle>
      {failure.message && (
        <div>{t('failure.why', { message: withPersons(failure.message) })}</div>
      )}
      {words?.todo ?? t('wizard.failed.todo')}
    </Alert>
  );
}
