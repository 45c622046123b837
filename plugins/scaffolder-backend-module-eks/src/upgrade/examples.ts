import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** What the page of installed actions shows. */
export const examples: TemplateExample[] = [
  {
    description: 'Upgrade the cluster that was chosen in the form',
    example: stringify({
      steps: [
        {
          id: 'upgrade',
          name: 'Start the upgrade',
          action: 'eks:cluster:upgrade',
          input: {
            cluster: '${{ parameters.cluster }}',
            version: '${{ parameters.version }}',
            reason: '${{ parameters.reason }}',
            confirmation: '${{ parameters.confirmation }}',
          },
        },
      ],
      output: {
        links: [
          {
            title: 'Follow the upgrade',
            url: '${{ steps.upgrade.output.operationUrl }}',
          },
        ],
      },
    }),
  },
  {
    description: 'Upgrade by pull request first, and wait for the end',
    example: stringify({
      steps: [
        {
          id: 'upgrade',
          name: 'Start the upgrade',
          action: 'eks:cluster:upgrade',
          input: {
            cluster: {
              accountId: '111111111111',
              region: 'eu-west-1',
              clusterName: 'dev-eks1',
            },
            version: '1.36',
            way: 'terraform-first',
          },
        },
        {
          id: 'wait',
          name: 'Wait for its end',
          action: 'eks:operation:wait',
          input: {
            operationId: '${{ steps.upgrade.output.operationId }}',
            timeout: { hours: 8 },
          },
        },
      ],
    }),
  },
];
