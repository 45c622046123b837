import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'rotate',
        name: 'Start the rotation',
        action: 'eks:nodegroup:rotate',
        input,
      },
    ],
  });

/** What the page of installed actions shows. */
export const examples: TemplateExample[] = [
  {
    description:
      'Replace a node group by one like it with the newest AMI, in the cluster that was chosen in the form',
    example: step({
      cluster: '${{ parameters.cluster }}',
      groups: [{ pool: 'standard' }],
      confirmation: '${{ parameters.confirmation }}',
    }),
  },
  {
    description: 'Replace a node group by a greater one with larger machines',
    example: step({
      cluster: 'arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1',
      groups: [
        {
          pool: 'standard',
          name: 'large',
          releaseVersion: '1.36.1-20261119',
          instanceTypes: ['m6i.2xlarge'],
          minSize: 3,
          maxSize: 12,
        },
      ],
      drain: { order: 'zone', pauseBetweenNodes: 120 },
      reason: 'The pods of the shop have outgrown the machines',
    }),
  },
];
