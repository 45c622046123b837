import { Operation } from '@xkf/backstage-plugin-eks-common';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../feedback/LiveRegion';
import { operationState } from '../../state/operationState';
import { useEksTranslation } from '../../translation';

/** Tells screen readers when another step is on, or the state of the operation changed. */
export function useStepAnnouncement(operation: Operation): void {
  const t = useEksTranslation();
  const announce = useAnnounce();
  const { currentStep, reason } = operation;
  const { word } = operationState(t, operation);
  const now = currentStep
    ? t('run.announce', { step: currentStep.title, state: word })
    : word;
  const told = useRef(now);
  const latest = useRef(reason);
  latest.current = reason;
  useEffect(() => {
    if (told.current === now) return;
    told.current = now;
    announce(latest.current ? `${now}. ${latest.current}` : now);
  }, [now, announce]);
}
