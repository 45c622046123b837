import {
  OperationPlan,
  OperationTarget,
} from '@xkf/backstage-plugin-eks-common';

const labels = {
  passed: 'Passed',
  recommended: 'Recommended',
  required: 'Required',
  notEvaluated: 'Not evaluated',
};

/** What a plan says, line by line, for the log of a task. */
export function planWords(plan: OperationPlan): string[] {
  return [
    `${plan.title} (${placeOf(plan.target)}, ${plan.environment}) takes ${count(plan.steps.length, 'step')}:`,
    ...plan.steps.map(
      ({ title, usualSeconds }, index) =>
        `  ${index + 1}. ${title}${usualSeconds === undefined ? '' : ` (usually ${minutes(usualSeconds)})`}`,
    ),
    ...plan.changes.map(({ preview: { repository, title, files } }) =>
      files.length === 0
        ? `Opens no pull request, since ${repository.name} says it already: ${title}`
        : `Opens a pull request in ${repository.name}: ${title} (${count(files.length, 'file')})`,
    ),
    ...plan.changes.flatMap(({ preview }) =>
      preview.warnings.map(({ message }) => `Note: ${message}`),
    ),
    ...drainWords(plan),
    ...plan.findings
      .filter(({ state }) => state !== 'passed')
      .map(({ state, cluster, title, message, fix }) =>
        [
          `${labels[state]}: ${cluster ? `${cluster}, ` : ''}${title}.`,
          message,
          fix,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ...(plan.approvalRequired
      ? ['Somebody other than you must approve it before it begins.']
      : []),
  ];
}

/** Keys of other targets than clusters are for the portal alone. */
function placeOf({ key, accountId, clusterName }: OperationTarget): string {
  return clusterName === undefined ? `account ${accountId}` : key;
}

function drainWords({ drain, drainProblem }: OperationPlan): string[] {
  if (drainProblem)
    return [`The nodes could not be looked at. ${drainProblem}`];
  if (!drain) return [];
  const going = drain.pods.filter(({ fate }) => fate === 'evict').length;
  return [
    `Evicts ${count(going, 'pod')} from ${count(drain.nodes.length, 'node')}.`,
    ...drain.blockers.map(
      ({ cluster, message }) =>
        `Note: ${cluster ? `${cluster}: ` : ''}${message}`,
    ),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function minutes(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
