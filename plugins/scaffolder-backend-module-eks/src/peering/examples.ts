import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const requester = { accountId: '111111111111', region: 'eu-west-1' };
const accepter = { accountId: '666666666666' };

const step = (action: string, input: object) =>
  stringify({
    steps: [{ id: 'peering', name: 'Start the peering', action, input }],
    output: {
      links: [
        {
          title: 'Follow the peering',
          url: '${{ steps.peering.output.operationUrl }}',
        },
      ],
    },
  });

/** What the page of installed actions shows. */
export const examples: TemplateExample[] = [
  {
    description: "Peer a network of the platform with a tenant's",
    example: step('eks:peering:create', {
      name: 'dev-shop',
      requester,
      accepter,
    }),
  },
  {
    description: 'Peer the networks that were chosen in the form',
    example: step('eks:peering:create', {
      name: '${{ parameters.name }}',
      requester: '${{ parameters.requester }}',
      accepter: '${{ parameters.accepter }}',
      reason: '${{ parameters.reason }}',
    }),
  },
];

export const removalExamples: TemplateExample[] = [
  {
    description: 'End a peering',
    example: step('eks:peering:remove', {
      name: 'dev-shop',
      requester,
      accepter,
      reason: 'The shop has moved',
    }),
  },
];
