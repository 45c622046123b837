import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { counted, listed } from '../words';
import { ForetoldPlan } from './foretell';
import { PlannedItem } from './PlannedItem';
import { gravity, itemWords } from './planWords';

/** So many things are named; the others are counted. */
const NAMED = 3;

/**
 * What somebody should know of the plans beside the changes: what they also do,
 * what AWS will refuse, and what is not known.
 * @param branch - name of the base branch
 */
export function planWarnings(
  plans: readonly ForetoldPlan[],
  branch: string,
): ChangeWarning[] {
  return plans.flatMap(plan => [
    ...refusals(plan),
    ...alsoApplies(plan, branch),
    ...missingClusters(plan),
    ...unknown(plan),
  ]);
}

/** Steps that the base branch asks for already. */
export function pendingOf({ items }: ForetoldPlan): PlannedItem[] {
  return items.filter(({ own }) => !own);
}

function refusals({ items, directory, environment }: ForetoldPlan) {
  const refused = items.filter(({ refusal }) => refusal !== undefined);
  const fails = `The apply of ${directory} in ${environment} fails because of it`;
  const hidden = refused.some(({ visible }) => !visible);
  const sentences = [
    ...refused
      .filter(({ visible }) => visible)
      .map(({ refusal, own }) =>
        own
          ? `${refusal} ${fails}.`
          : `${refusal} ${fails}, whatever this change does.`,
      ),
    ...(hidden
      ? [
          `AWS refuses something that is declared for a cluster that is not shown here. ${fails}, whatever this change does.`,
        ]
      : []),
  ];
  return sentences.map((message): ChangeWarning => ({
    code: 'pending-refused',
    severity: 'warning',
    message,
  }));
}

function alsoApplies(plan: ForetoldPlan, branch: string): ChangeWarning[] {
  const pending = pendingOf(plan);
  if (pending.length === 0) return [];
  const shown = pending
    .filter(({ visible }) => visible)
    .sort((a, b) => gravity(b) - gravity(a));
  const named = shown.slice(0, NAMED).map(itemWords);
  const more = shown.length - named.length;
  const hidden = pending.length - shown.length;
  const all = [
    ...named,
    ...(more > 0 ? [`${more} more`] : []),
    ...(hidden > 0 ? [`${hidden} on clusters that are not shown here`] : []),
  ];
  return [
    {
      code: 'also-applies',
      severity: 'warning',
      message: `The plan of ${plan.directory} in ${plan.environment} also does ${counted(pending.length, 'thing')} that ${branch} says already: ${listed(all)}.`,
    },
  ];
}

function missingClusters({ missing, directory, environment }: ForetoldPlan) {
  return missing.map((name): ChangeWarning => ({
    code: 'plan-unknown',
    severity: 'warning',
    message: `${name} is declared and AWS does not have it: the plan of ${directory} in ${environment} creates the cluster with all that belongs to it, which its score does not count.`,
  }));
}

function unknown(plan: ForetoldPlan): ChangeWarning[] {
  const reasons = [...new Set([...plan.holes, ...plan.doubts])];
  if (reasons.length === 0) return [];
  const more = reasons.length - NAMED;
  return [
    {
      code: 'plan-unknown',
      severity: 'note',
      message: [
        `The plan of ${plan.directory} in ${plan.environment} is not known in full, and its score may be higher.`,
        ...reasons.slice(0, NAMED),
        ...(more > 0 ? [`And ${counted(more, 'more reason')}.`] : []),
      ].join(' '),
    },
  ];
}
