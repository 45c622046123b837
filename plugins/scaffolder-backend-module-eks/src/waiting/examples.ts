import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'wait',
        name: 'Wait for the operation',
        action: 'eks:operation:wait',
        input: {
          operationId: '${{ steps.upgrade.output.operationId }}',
          ...input,
        },
      },
    ],
  });

/** What the page of installed actions shows. */
export const examples: TemplateExample[] = [
  {
    description: 'Wait until an operation has ended, for four hours at most',
    example: step({}),
  },
  {
    description: 'Wait until it has opened the pull request to merge',
    example: step({ until: 'pull-request', timeout: { minutes: 10 } }),
  },
  {
    description: 'Wait until somebody has approved an operation',
    example: step({ until: 'approved', timeout: { days: 2 } }),
  },
];
