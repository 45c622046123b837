import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ChangePreview, previewOf } from '@xkf/backstage-plugin-eks-common';
import { Failure, failureOf, isPortalRefusal } from '../../api/failure';
import { FailureWords } from '../../feedback/FailurePanel';
import { scrollToSight } from '../../feedback/scrollToSight';
import { EksTranslate, useEksTranslation } from '../../translation';

/** What to do about a refusal, by who refused: the portal or the Git host. */
export function refusalWords(
  t: EksTranslate,
  failure: Failure,
): FailureWords | undefined {
  if (failure.kind === 'refused') {
    return { title: t('change.invalid.title'), todo: t('change.invalid.todo') };
  }
  if (failure.kind === 'conflict') {
    return {
      title: t('change.conflict.title'),
      todo: t('change.conflict.todo'),
    };
  }
  if (failure.kind !== 'forbidden') return undefined;
  return {
    title: t('change.forbidden.title'),
    todo: isPortalRefusal(failure)
      ? t('change.forbidden.todo')
      : t('change.forbidden.host'),
  };
}

/** Why the pull request was not opened; what was entered stays. */
export function OpenRefusal(props: {
  error: unknown;
  /** The preview that was agreed to. */
  agreed: ChangePreview | undefined;
}) {
  const { error, agreed } = props;
  const t = useEksTranslation();
  if (!error) return null;
  const failure = failureOf(error);
  const moved = previewOf(error);
  if (moved) {
    // Another id means that the pull request of this change has ended meanwhile.
    const which = moved.changeId === agreed?.changeId ? 'file' : 'pullRequest';
    return (
      <Alert
        ref={scrollToSight}
        severity="warning"
        role="alert"
        style={{ marginBottom: 16 }}
      >
        <AlertTitle>{t(`change.moved.${which}`)}</AlertTitle>
        {failure.message} {t('change.moved.text')}
      </Alert>
    );
  }
  const words = refusalWords(t, failure);
  return (
    <Alert
      ref={scrollToSight}
      severity="error"
      role="alert"
      style={{ marginBottom: 16 }}
    >
      <AlertTitle>{words?.title ?? t('change.failed.title')}</AlertTitle>
      {failure.message && (
        <div>{t('failure.why', { message: failure.message })}</div>
      )}
      {words?.todo ?? t('change.failed.todo')}
    </Alert>
  );
}
