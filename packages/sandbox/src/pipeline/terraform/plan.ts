import { FailedChangeError } from '../../world/changes/FailedChangeError';
import { RefusedChangeError } from '../../world/changes/RefusedChangeError';
import { type Diagnostic, TerraformError, terraformError } from './diagnostic';

/** What a plan does to a resource. */
export type Action = 'create' | 'update' | 'replace' | 'delete';

/** A change of one resource. */
export interface ResourceChange {
  address: string;
  action: Action;
  /** Attributes that change, in Terraform's notation. */
  lines?: string[];
}

/** Changes that AWS makes in one go. */
export interface Step {
  /** What the log calls it: the address of its main resource. */
  address: string;
  resources: ResourceChange[];
  /** Addresses of steps that stand before this one and must have succeeded. */
  after?: string[];
  run(): Promise<void>;
}

/** What is to be done so that the world is as declared. */
export interface Plan {
  steps: Step[];
  warnings: Diagnostic[];
}

/** How many resources come, change and go. A replacement does both of the first and the last. */
export interface PlanCounts {
  add: number;
  change: number;
  destroy: number;
}

/** Counts the changes of a plan. */
export function countsOf({ steps }: Plan): PlanCounts {
  const actions = steps.flatMap(step =>
    step.resources.map(each => each.action),
  );
  const count = (...wanted: Action[]) =>
    actions.filter(action => wanted.includes(action)).length;
  return {
    add: count('create', 'replace'),
    change: count('update'),
    destroy: count('delete', 'replace'),
  };
}

/** The score by which the policy of XKF judges a plan: a removal counts a hundred times. */
export function scoreOf({ add, change, destroy }: PlanCounts): number {
  return add + change + destroy * 100;
}

/** `1 to add, 0 to change, 0 to destroy`. */
export function countsText({ add, change, destroy }: PlanCounts): string {
  return `${add} to add, ${change} to change, ${destroy} to destroy`;
}

const WORDS: Record<Action, [string, string]> = {
  create: ['+', 'will be created'],
  update: ['~', 'will be updated in-place'],
  replace: ['-/+', 'must be replaced'],
  delete: ['-', 'will be destroyed'],
};

/** A plan as Terraform prints it. */
export function planText(plan: Plan): string[] {
  if (plan.steps.length === 0) {
    return [
      'No changes. Your infrastructure matches the configuration.',
      '',
      'Plan: 0 to add, 0 to change, 0 to destroy: no changes in AWS.',
    ];
  }
  const resources = plan.steps.flatMap(step => step.resources);
  return [
    'Terraform will perform the following actions:',
    '',
    ...resources.flatMap(({ address, action, lines = [] }) => {
      const [sign, words] = WORDS[action];
      return [
        `  # ${address} ${words}`,
        ...(lines.length > 0
          ? [`  ${sign} {`, ...lines.map(line => `      ${line}`), '    }']
          : []),
      ];
    }),
    '',
    `Plan: ${countsText(countsOf(plan))}.`,
  ];
}

/**
 * Runs a call to AWS; what AWS refuses becomes an error of Terraform's AWS provider.
 *
 * @param what - as the provider says it: `error creating EKS Node Group (a:b)`
 * @throws TerraformError
 */
export async function callAws(
  what: string,
  address: string,
  call: () => { done: Promise<void> },
): Promise<void> {
  try {
    await call().done;
  } catch (error) {
    if (error instanceof RefusedChangeError) {
      throw terraformError(
        `${what}: ${error.code}: ${error.message}`,
        undefined,
        `with ${address},`,
      );
    }
    if (error instanceof FailedChangeError) {
      throw terraformError(
        `${what}: ${error.message}`,
        undefined,
        `with ${address},`,
      );
    }
    throw error;
  }
}

const PROGRESS: Record<Action, [string, string]> = {
  create: ['Creating...', 'Creation complete'],
  update: ['Modifying...', 'Modifications complete'],
  replace: ['Replacing...', 'Replacement complete'],
  delete: ['Destroying...', 'Destruction complete'],
};

/**
 * Does what a plan says: steps that do not depend on each other go on at once, and an error stops only what
 * depends on it.
 *
 * @returns the errors
 */
export async function applyPlan(
  plan: Plan,
  log: (line: string) => void,
): Promise<Diagnostic[]> {
  const errors: Diagnostic[] = [];
  const outcomes = new Map<string, Promise<boolean>>();
  const runStep = async (step: Step): Promise<boolean> => {
    const before = (step.after ?? []).map(address => outcomes.get(address));
    if (!(await Promise.all(before)).every(Boolean)) {
      return false;
    }
    const [begin, end] = PROGRESS[step.resources[0].action];
    log(`${step.address}: ${begin}`);
    try {
      await step.run();
    } catch (error) {
      if (!(error instanceof TerraformError)) {
        throw error;
      }
      errors.push(...error.diagnostics);
      return false;
    }
    log(`${step.address}: ${end}`);
    return true;
  };
  for (const step of plan.steps) {
    outcomes.set(step.address, runStep(step));
  }
  await Promise.all(outcomes.values());
  return errors;
}
