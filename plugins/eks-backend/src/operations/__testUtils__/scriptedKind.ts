import { UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import { clusterTargets } from '../clusterTargets';
import { OperationKind, PlanDraft, Step, StepOutcome, StepRun } from '../kind';

type Run = (run: StepRun<UpgradeInput>) => Promise<StepOutcome> | StepOutcome;

/** What a step of a scripted kind does; undoing is optional. */
export interface ScriptedStep {
  reconcile: Run;
  undo?: Run;
  undoTitle?: string;
}

/** A kind whose steps a test writes. */
export function scriptedKind(
  steps: Record<string, Run | ScriptedStep>,
  plan: (input: UpgradeInput) => Partial<PlanDraft<UpgradeInput>> = () => ({}),
): OperationKind<UpgradeInput> {
  return {
    kind: 'upgrade',
    targets: clusterTargets,
    title: ({ clusterName, version }) => `Upgrade ${clusterName} to ${version}`,
    steps: () =>
      Object.entries(steps).map(([id, given]): Step<UpgradeInput> => {
        const script =
          typeof given === 'function' ? { reconcile: given } : given;
        const { undo, undoTitle } = script;
        return {
          id,
          title: `Do ${id}`,
          description: `Does ${id}.`,
          reconcile: async run => script.reconcile(run),
          ...(undo && { undo: async run => undo(run) }),
          ...(undoTitle && { undoTitle: () => undoTitle }),
        };
      }),
    plan: async input => ({
      input,
      agreed: {},
      findings: [],
      changes: [],
      obstacles: [],
      ...plan(input),
    }),
  };
}
