import { ApplyCommand, ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { Impact } from './effect';

/**
 * The commands that apply a change, one for each directory and environment.
 * @param blastRadius - what `make plan` lets pass by itself
 */
export function applyCommands(
  impacts: readonly Impact[],
  blastRadius: number,
): ApplyCommand[] {
  const plans = new Map<string, Impact>();
  for (const impact of impacts) {
    const key = JSON.stringify([impact.directory, impact.environment]);
    const score = (plans.get(key)?.score ?? 0) + impact.score;
    plans.set(key, { ...impact, score });
  }
  return [...plans.values()].map(({ directory, environment, score }) => {
    const make = commandOf(directory, environment);
    const passes = score < blastRadius;
    const raised = passes ? '' : ` OPA_BLAST_RADIUS=${score + 1}`;
    return {
      directory,
      environment,
      plan: `${make('plan')}${raised}`,
      apply: make('apply'),
      opaScore: score,
      ...(!passes && { opaBlastRadius: score + 1 }),
    };
  });
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
