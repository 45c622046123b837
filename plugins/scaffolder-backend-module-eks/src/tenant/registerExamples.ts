import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const register = (input: object) => ({
  id: 'register',
  name: 'Start the registration',
  action: 'eks:tenant:register',
  input,
});

/** What the page of installed actions shows. */
export const registerExamples: TemplateExample[] = [
  {
    description:
      'Register a tenant in the repository of a cluster, and link its pull request',
    example: stringify({
      steps: [
        register({
          tenant: 'shop',
          cluster: '${{ parameters.cluster }}',
          owner: 'group:default/team-shop',
          tenantAccountIds: ['666666666666'],
        }),
        {
          id: 'opened',
          name: 'Wait for its pull request',
          action: 'eks:operation:wait',
          input: {
            operationId: '${{ steps.register.output.operationId }}',
            until: 'pull-request',
          },
        },
      ],
      output: {
        links: [
          {
            title: 'Merge this',
            url: '${{ steps.opened.output.pullRequestUrls[0] }}',
          },
        ],
      },
    }),
  },
  {
    description: 'Register a tenant whose namespace Flux fills from GitHub',
    example: stringify({
      steps: [
        register({
          tenant: 'shop',
          cluster: 'arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1',
          owner: '${{ parameters.owner }}',
          labels: { 'example.com/cost-centre': '4711' },
          flux: {
            enabled: true,
            github: { repo: 'https://github.com/acme/shop-deploy' },
          },
        }),
      ],
    }),
  },
];
