import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ReactNode } from 'react';
import { Failure, failureOf, missingPermission } from '../api/failure';
import { EksTranslate, useEksTranslation } from '../translation';

/** Words that a page knows better than this panel does. */
export interface FailureWords {
  title?: string;
  todo?: string;
}

/** False where the same question can only get the same answer. */
function canChange({ kind }: Failure): boolean {
  return kind !== 'refused';
}

function titleOf(t: EksTranslate, failure: Failure, what: string): string {
  return failure.kind === 'forbidden'
    ? t('failure.forbidden.title')
    : t('failure.title', { what });
}

function todoOf(t: EksTranslate, failure: Failure): string {
  if (failure.kind !== 'forbidden') return t(`failure.${failure.kind}.todo`);
  const permission = missingPermission(failure);
  return permission
    ? t('failure.forbidden.todo', { permission })
    : t('failure.forbidden.other');
}

/** Keeps its place and the focus while an attempt is under way. */
function RetryButton(props: {
  busy: boolean | undefined;
  onRetry: () => void;
}) {
  const { busy, onRetry } = props;
  const t = useEksTranslation();
  return (
    <Button
      color="inherit"
      size="small"
      aria-disabled={busy}
      startIcon={
        busy && <CircularProgress color="inherit" size={14} aria-hidden />
      }
      onClick={busy ? undefined : onRetry}
    >
      {busy ? t('failure.retrying') : t('failure.retry')}
    </Button>
  );
}

/**
 * Says what happened, why, and what to do next.
 * @param props - `what`: the thing that could not be loaded, as the beginning of
 * a sentence; `busy`: an attempt is under way; `words`: better words for a kind of failure; `children`: further
 * ways on, such as a link back
 */
export function FailurePanel(props: {
  error: unknown;
  what: string;
  onRetry: () => void;
  busy?: boolean;
  words?: FailureWords;
  children?: ReactNode;
}) {
  const { error, what, onRetry, busy, words, children } = props;
  const t = useEksTranslation();
  const failure = failureOf(error);
  const severity = failure.kind === 'forbidden' ? 'warning' : 'error';
  return (
    <Alert
      severity={severity}
      action={
        canChange(failure) && <RetryButton busy={busy} onRetry={onRetry} />
      }
    >
      <AlertTitle>{words?.title ?? titleOf(t, failure, what)}</AlertTitle>
      {failure.message && !missingPermission(failure) && (
        <Typography variant="body2">
          {t('failure.why', { message: failure.message })}
        </Typography>
      )}
      <Typography variant="body2">
        {words?.todo ?? todoOf(t, failure)}
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
  busy?: boolean;
}) {
  const { error, what, onRetry, busy } = props;
  const t = useEksTranslation();
  return (
    <FailurePanel
      error={error}
      what={what}
      onRetry={onRetry}
      busy={busy}
      words={{ todo: t('failure.stillShown') }}
    />
  );
}
