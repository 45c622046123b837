import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ReactNode } from 'react';
import { Failure, failureOf } from '../api/failure';
import { EksTranslate, useEksTranslation } from '../translation';

/** Words that a page knows better than this panel does. */
export interface FailureWords {
  title?: string;
  todo?: string;
}

function titleOf(t: EksTranslate, failure: Failure, what: string): string {
  return failure.kind === 'forbidden'
    ? t('failure.forbidden.title')
    : t('failure.title', { what });
}

/**
 * Says what happened, why, and what to do next.
 * @param props - `what`: the thing that could not be loaded, as the beginning of
 * a sentence; `words`: better words for a kind of failure; `children`: further
 * ways on, such as a link back
 */
export function FailurePanel(props: {
  error: unknown;
  what: string;
  onRetry: () => void;
  words?: FailureWords;
  children?: ReactNode;
}) {
  const { error, what, onRetry, words, children } = props;
  const t = useEksTranslation();
  const failure = failureOf(error);
  const severity = failure.kind === 'forbidden' ? 'warning' : 'error';
  return (
    <Alert
      severity={severity}
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      }
    >
      <AlertTitle>{words?.title ?? titleOf(t, failure, what)}</AlertTitle>
      {failure.message && (
        <Typography variant="body2">
          {t('failure.why', { message: failure.message })}
        </Typography>
      )}
      <Typography variant="body2">
        {words?.todo ?? t(`failure.${failure.kind}.todo`)}
      </Typography>
      {children}
    </Alert>
  );
}

/** Stands above an older answer while newer ones fail. */
export function StillShownNotice(props: {
  error: unknown;
  what: string;
  onRetry: () => void;
}) {
  const { error, what, onRetry } = props;
  const t = useEksTranslation();
  return (
    <FailurePanel
      error={error}
      what={what}
      onRetry={onRetry}
      words={{ todo: t('failure.stillShown') }}
    />
  );
}
