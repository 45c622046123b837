import { Operation, OperationState } from '@xkf/backstage-plugin-eks-common';

const words: Record<OperationState, string> = {
  planned: 'Planned',
  'needs-approval': 'Needs approval',
  running: 'Running',
  waiting: 'Waiting',
  blocked: 'Blocked',
  paused: 'Paused',
  cancelling: 'Cancelling',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** Where an operation stands, in one line of a task's log. */
export function progressWords(operation: Operation, url: string): string {
  const { state, currentStep, steps, reason } = operation;
  const step = steps.find(({ id }) => id === currentStep?.id);
  const place = steps.findIndex(({ id }) => id === currentStep?.id) + 1;
  return [
    `${words[state]}${step && !operation.endedAt ? `: ${step.title} (step ${place} of ${steps.length})` : ''}.`,
    step?.reason ?? reason,
    ...(state === 'blocked' ? decisions(step?.choices ?? [], url) : []),
    ...(state === 'needs-approval' ? [`Approve it at ${url}`] : []),
    ...(state === 'paused' ? [`Resume it at ${url}`] : []),
  ]
    .filter(Boolean)
    .join(' ');
}

function decisions(
  choices: Operation['steps'][number]['choices'],
  url: string,
): string[] {
  const titles = choices.map(({ title }) => `"${title}"`);
  return [
    ...(titles.length > 0 ? [`Choices: ${titles.join(', ')}.`] : []),
    `Decide at ${url}`,
  ];
}
