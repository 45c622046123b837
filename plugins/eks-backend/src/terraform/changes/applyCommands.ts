import {
  ApplyCommand,
  ChangeWarning,
  PendingDifference,
} from '@xkf/backstage-plugin-eks-common';
import { ForetoldPlan } from './plan/foretell';
import { PlannedItem } from './plan/PlannedItem';
import { pendingOf } from './plan/planWarnings';

/**
 * The commands that apply a change, one for each directory and environment.
 * @param blastRadius - what `make plan` lets pass by itself
 */
export function applyCommands(
  plans: readonly ForetoldPlan[],
  blastRadius: number,
): ApplyCommand[] {
  return plans.map(plan => {
    const { directory, environment, score } = plan;
    const make = commandOf(directory, environment);
    const passes = score < blastRadius;
    const raised = passes ? '' : ` OPA_BLAST_RADIUS=${score + 1}`;
    const pending = pendingOf(plan);
    const shown = pending.filter(({ visible }) => visible);
    return {
      directory,
      environment,
      plan: `${make('plan')}${raised}`,
      apply: make('apply'),
      opaScore: score,
      ...(!passes && { opaBlastRadius: score + 1 }),
      alsoApplies: shown.map(toPendingDifference),
      alsoAppliesHidden: pending.length - shown.length,
    };
  });
}

function toPendingDifference({
  difference,
  cluster,
  score,
}: PlannedItem): PendingDifference {
  return { ...difference, cluster, opaScore: score };
}

/** The Makefile lies beside the directories. */
function commandOf(directory: string, environment: string) {
  const slash = directory.lastIndexOf('/');
  const beside = slash < 0 ? '' : ` -C ${directory.slice(0, slash)}`;
  const name = directory.slice(slash + 1);
  return (action: 'plan' | 'apply') =>
    `make${beside} ${action} ENV=${environment} DIR=${name}`;
}

/** Plans that XKF's OPA policy stops as long as its limit is not raised. */
export function blastRadiusWarnings(
  commands: readonly ApplyCommand[],
): ChangeWarning[] {
  return commands.flatMap(
    ({ directory, environment, opaScore, opaBlastRadius }): ChangeWarning[] =>
      opaBlastRadius === undefined
        ? []
        : [
            {
              code: 'blast-radius',
              severity: 'warning',
              message: `The plan of ${directory} in ${environment} scores about ${opaScore} (100 for each resource deleted, 1 for each created or changed), which the pipeline does not let pass. Plan it with OPA_BLAST_RADIUS=${opaBlastRadius} once you have read it.`,
            },
          ],
  );
}
