import { Operation } from '@xkf/backstage-plugin-eks-common';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../feedback/LiveRegion';
import { operationState } from '../../state/operationState';
import { useEksTranslation } from '../../translation';
import { personsAsText } from '../words/persons';
import { saidWords } from '../words/said';
import { stepTitle } from '../words/steps';

/** Tells screen readers when another step is on, or the state of the operation changed. */
export function useStepAnnouncement(operation: Operation): void {
  const t = useEksTranslation();
  const announce = useAnnounce();
  const { currentStep, reason } = operation;
  const { word } = operationState(t, operation);
  const now = currentStep
    ? t('run.announce', { step: stepTitle(t, currentStep), state: word })
    : word;
  const told = useRef(now);
  const why = reason && personsAsText(saidWords(t, reason));
  const latest = useRef(why);
  latest.current = why;
  useEffect(() => {
    if (told.current === now) return;
    told.current = now;
    announce(latest.current ? `${now}. ${latest.current}` : now);
  }, [now, announce]);
}
