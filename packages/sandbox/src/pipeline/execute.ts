import type { World } from '../world/World';
import { planScope } from './planScope';
import { DEFAULT_BLAST_RADIUS, type Run } from './Run';
import type { TerraformState } from './TerraformState';
import {
  type Diagnostic,
  rendered,
  TerraformError,
} from './terraform/diagnostic';
import {
  applyPlan,
  countsOf,
  countsText,
  type Plan,
  planText,
  scoreOf,
} from './terraform/plan';

/** How a run ended. */
export interface Outcome {
  state: 'success' | 'failure';
  summary: string;
}

/** The first of some errors in one line. */
export function errorText([first]: Diagnostic[]): string {
  const place = first.place?.split('\n')[0].replace(/[:,]$/, '');
  return place ? `${first.summary} (${place})` : first.summary;
}

function failed(run: Run, errors: Diagnostic[]): Outcome {
  errors.forEach(error => run.log.push(...rendered(error)));
  return { state: 'failure', summary: errorText(errors) };
}

function command(run: Run): string {
  const { kind, scope } = run;
  const radius =
    run.blastRadius === DEFAULT_BLAST_RADIUS
      ? ''
      : ` OPA_BLAST_RADIUS=${run.blastRadius}`;
  return `$ make ${kind} ENV=${scope.environment} DIR=${scope.directory}${radius}`;
}

async function planned(
  run: Run,
  world: World,
  state: TerraformState,
): Promise<{ plan: Plan; outcome: Outcome }> {
  const plan = await planScope(world, state, run.scope, run.tree);
  plan.warnings.forEach(warning => run.log.push(...rendered(warning)));
  run.log.push(...planText(plan), '');
  const counts = countsOf(plan);
  const score = scoreOf(counts);
  const text = countsText(counts);
  if (score >= run.blastRadius) {
    run.log.push(
      `The policy does not allow this plan: its score is ${score} and must be below ${run.blastRadius}.`,
      'A removal counts 100. If this is meant, raise OPA_BLAST_RADIUS for this run.',
    );
    return {
      plan,
      outcome: {
        state: 'failure',
        summary: `${text}; OPA score ${score} is not below ${run.blastRadius}`,
      },
    };
  }
  run.log.push(`OPA score ${score}, limit ${run.blastRadius}.`);
  const nothing = plan.steps.length === 0;
  return {
    plan,
    outcome: {
      state: 'success',
      summary: nothing
        ? 'No changes in AWS'
        : `${text}; OPA score ${score}, limit ${run.blastRadius}`,
    },
  };
}

async function applied(run: Run, plan: Plan): Promise<Outcome> {
  if (plan.steps.length === 0) {
    return { state: 'success', summary: 'Applied: no changes in AWS' };
  }
  const errors = await applyPlan(plan, line => run.log.push(line));
  if (errors.length > 0) {
    run.log.push('');
    return failed(run, errors);
  }
  const { add, change, destroy } = countsOf(plan);
  run.log.push(
    '',
    `Apply complete! Resources: ${add} added, ${change} changed, ${destroy} destroyed.`,
  );
  return {
    state: 'success',
    summary: `Applied: ${add} added, ${change} changed, ${destroy} destroyed`,
  };
}

/** Plans, and applies the plan when that is what the run is for; what happens is added to the log. */
export async function execute(
  run: Run,
  world: World,
  state: TerraformState,
): Promise<Outcome> {
  run.log.push(command(run), '');
  try {
    const { plan, outcome } = await planned(run, world, state);
    return run.kind === 'plan' || outcome.state === 'failure'
      ? outcome
      : await applied(run, plan);
  } catch (error) {
    return error instanceof TerraformError
      ? failed(run, error.diagnostics)
      : failed(run, [
          {
            severity: 'Error',
            summary: 'The sandbox failed',
            detail: String(error),
          },
        ]);
  }
}
