import {
  eksOperationOperatePermission,
  Operation,
  OperationActionName,
} from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { failureOf } from '../../../api/failure';
import { useAct, useChoose } from '../../../api/operationQueries';
import { usePermitted } from '../../../api/usePermitted';
import { useAnnounce } from '../../../feedback/LiveRegion';
import { operationState } from '../../../state/operationState';
import { useEksTranslation } from '../../../translation';
import { Danger } from './DangerDialog';

/**
 * What a person does to an operation: one thing at a time, the dangerous ones asked
 * for once more.
 */
export function useActs({ id, state, currentStep, target }: Operation) {
  const t = useEksTranslation();
  const announce = useAnnounce();
  const act = useAct(id);
  const choose = useChoose(id);
  const permission = usePermitted(eksOperationOperatePermission, target);
  const [danger, setDanger] = useState<Danger>();
  const newest = act.submittedAt >= choose.submittedAt ? act : choose;
  const told = {
    // Another step or state is announced by the page itself.
    onSuccess: (now: Operation) => {
      const same =
        now.state === state && now.currentStep?.id === currentStep?.id;
      if (same)
        announce(t('run.acted', { state: operationState(t, now).word }));
    },
  };
  return {
    busy: act.isPending || choose.isPending,
    error: newest.error,
    /** Why the reader may not move the operation; undefined where they may. */
    denied: permission.denied
      ? t('run.act.denied', { permission: permission.name })
      : undefined,
    forbidden:
      newest.error !== null && failureOf(newest.error).kind === 'forbidden',
    act: (name: OperationActionName) => act.mutate(name, told),
    /** `title` is what the person read: the same choice may be about another node by now. */
    choose: (chosen: { stepId: string; choice: string; title: string }) =>
      choose.mutate(chosen, told),
    danger,
    ask: setDanger,
    dismiss: () => setDanger(undefined),
  };
}

export type Acts = ReturnType<typeof useActs>;
