import { OperationStep } from '@xkf/backstage-plugin-eks-common';
import { formatDuration, secondsBetween } from '../../../time/duration';
import { Moment } from '../../../time/Moment';
import { useSecond } from '../../../time/useNow';
import { EksTranslate, useEksTranslation } from '../../../translation';

/** Counts down to the next look; after it, the answer is on its way. */
function NextCheck(props: { at: string }) {
  const { at } = props;
  const t = useEksTranslation();
  const seconds = Math.round((Date.parse(at) - useSecond()) / 1000);
  return (
    <>
      {seconds > 0
        ? t('run.step.nextCheck', { in: formatDuration(t, seconds) })
        : t('run.step.checking')}
    </>
  );
}

function usualWords(t: EksTranslate, seconds: number | undefined) {
  return seconds === undefined
    ? t('run.step.people')
    : t('run.step.usual', { duration: formatDuration(t, seconds) });
}

/** Since when a step runs, how long it took, and when it looks again. */
export function StepTimes(props: { step: OperationStep; active: boolean }) {
  const { step, active } = props;
  const { startedAt, endedAt, nextCheckAt, usualSeconds } = step;
  const t = useEksTranslation();
  if (!startedAt) return <>{usualWords(t, usualSeconds)}</>;
  if (endedAt) {
    return (
      <>
        {t('run.step.took', {
          duration: formatDuration(t, secondsBetween(startedAt, endedAt)),
        })}
        {' · '}
        <Moment quiet at={endedAt} />
      </>
    );
  }
  return (
    <>
      {t('run.step.since', { since: <Moment quiet at={startedAt} /> })}
      {active && nextCheckAt && (
        <>
          {' · '}
          <NextCheck at={nextCheckAt} />
        </>
      )}
    </>
  );
}
