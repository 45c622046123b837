import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../feedback/LiveRegion';
import { useEksTranslation } from '../../translation';
import { useQueryParams } from '../../url/useQueryParams';

/** The steps of a wizard, in their order. Nothing happens before the last. */
export const wizardSteps = ['choose', 'check', 'preview', 'confirm'] as const;

export type WizardStep = (typeof wizardSteps)[number];

/**
 * The step of a wizard, kept in the address, so that the browser's own way back goes
 * one step back and not out of the wizard.
 * @param chosen - whether enough is chosen for the steps after the first; a reload
 * forgets what was entered, and then begins anew
 */
export function useWizardStep(chosen: boolean) {
  const t = useEksTranslation();
  const announce = useAnnounce();
  const [params, change] = useQueryParams();
  const wanted = wizardSteps.find(name => name === params.get('at'));
  const step: WizardStep = wanted && chosen ? wanted : 'choose';
  const heading = useRef<HTMLHeadingElement>(null);
  const told = useRef(step);
  useEffect(() => {
    if (told.current === step) return;
    told.current = step;
    // The button that had the focus is gone; the new step begins at its heading.
    heading.current?.focus();
    announce(
      t('wizard.stepOf', {
        number: String(wizardSteps.indexOf(step) + 1),
        total: String(wizardSteps.length),
        name: t(`wizard.step.${step}`),
      }),
    );
  }, [step, announce, t]);
  return {
    step,
    heading,
    goTo: (next: WizardStep) =>
      change({ at: next === 'choose' ? undefined : next }),
  };
}
