import { InputError } from '@backstage/errors';
import {
  ChangeWarning,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { unifiedDiff } from '../diff';
import { applyCommands, blastRadiusWarnings } from './applyCommands';
import { ChangeContext, ChangePlan } from './context';
import { Effect } from './effect';
import { applyChange } from './kinds';
import { foretellPlans } from './plan/foretell';
import { planWarnings } from './plan/planWarnings';
import { requireRegion } from './requireRegion';
import { Workspace } from './Workspace';
import { counted } from './words';

/**
 * Computes what changes do to a repository at one commit: the exact contents of
 * the files, their diffs, warnings, and the commands that apply them. The changes
 * are made one after another, all or none; nothing is written anywhere.
 * @throws InputError when a change does not fit the repository: a name that is
 *   taken or unknown, sizes or ranges that cannot be
 * @throws ConflictError when a file must be changed by hand first: it is computed,
 *   or cannot be understood; names file and line
 */
export async function planChanges(
  context: ChangeContext,
  changes: readonly TerraformChange[],
): Promise<ChangePlan> {
  if (changes.length === 0) throw new InputError('There is no change to make.');
  requireOneAccount(context, changes);
  const workspace = new Workspace(context);
  await requireRegion(workspace, changes);
  const effects: Effect[] = [];
  for (const change of changes) {
    const before = workspace.revision;
    const effect = await applyChange(workspace, change.kind, change);
    effects.push(workspace.revision === before ? nothingToDo(effect) : effect);
  }
  const reviews: ChangeWarning[] = [];
  for (const effect of effects) {
    if (effect.review) reviews.push(...(await effect.review()));
  }
  const files = workspace.tree
    .changed()
    .map(file => ({ ...file, ...unifiedDiff(file) }));
  const impacts = effects.flatMap(effect => effect.impacts);
  const plans = await foretellPlans(workspace, files.length > 0 ? impacts : []);
  const commands = applyCommands(plans, context.terraform.opaBlastRadius);
  const warnings = [
    ...effects.flatMap(effect => effect.warnings),
    ...reviews,
    ...planWarnings(plans, context.config.config.branch),
    ...blastRadiusWarnings(commands),
  ];
  return {
    files,
    warnings: gravestFirst(warnings),
    commands,
    clusters: unique(effects.flatMap(({ clusters }) => clusters)),
    ...describe(context, effects),
  };
}

function requireOneAccount(
  { account }: ChangeContext,
  changes: readonly TerraformChange[],
): void {
  const other = changes.find(
    ({ accountId }) => accountId !== account.accountId,
  );
  if (other) {
    throw new InputError(
      `All changes must be for account ${account.accountId}, and one is for ${other.accountId}.`,
    );
  }
}

function nothingToDo(effect: Effect): Effect {
  return {
    ...effect,
    impacts: [],
    review: undefined,
    warnings: [
      { code: 'already-so', severity: 'note', message: effect.alreadySo },
    ],
  };
}

function describe(
  { account }: ChangeContext,
  effects: readonly Effect[],
): Pick<ChangePlan, 'title' | 'summary' | 'subject' | 'action'> {
  const main = effects.filter(({ isAside }) => !isAside);
  const [first] = main.length > 0 ? main : effects;
  const summary = effects.map(effect => effect.summary);
  if (effects.length === 1) {
    const { title, subject, action } = first;
    return { title, summary, subject, action };
  }
  const same = main.every(({ subject }) => subject === first.subject);
  const subject = same ? first.subject : account.environment;
  const more = effects.length - 1;
  return {
    title: `${first.title}, and ${counted(more, 'more change')}`,
    summary,
    subject,
    action: `${first.action}-and-${more}-more`,
  };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** Warnings before notes; what is said twice is said once. */
function gravestFirst(warnings: readonly ChangeWarning[]): ChangeWarning[] {
  const said = new Map<string, ChangeWarning>();
  for (const severity of ['warning', 'note'] as const) {
    for (const warning of warnings.filter(one => one.severity === severity)) {
      const { code, message, path, line } = warning;
      const key = JSON.stringify([code, message, path, line]);
      if (!said.has(key)) said.set(key, warning);
    }
  }
  return [...said.values()];
}
