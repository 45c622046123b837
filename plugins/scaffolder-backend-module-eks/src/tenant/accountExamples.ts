import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const account = (input: object) => ({
  id: 'account',
  name: 'Start the account',
  action: 'eks:tenant-account:create',
  input,
});

/** What the page of installed actions shows. */
export const accountExamples: TemplateExample[] = [
  {
    description: 'Create an account, wait for it, and give its id',
    example: stringify({
      steps: [
        account({
          name: 'tenant-shop',
          email: 'aws+tenant-shop@acme.example',
          environment: 'dev',
          owner: 'group:default/team-shop',
          reason: '${{ parameters.reason }}',
        }),
        {
          id: 'made',
          name: 'Wait for the account',
          action: 'eks:operation:wait',
          input: {
            operationId: '${{ steps.account.output.operationId }}',
          },
        },
      ],
      output: {
        text: [
          {
            title: 'Account',
            content: 'It is ${{ steps.made.output.accountId }}.',
          },
        ],
      },
    }),
  },
  {
    description: 'Take over an account of the organization',
    example: stringify({
      steps: [
        account({
          adopt: '666666666666',
          environment: 'prod',
          owner: '${{ parameters.owner }}',
          confirmation: '${{ parameters.confirmation }}',
        }),
      ],
    }),
  },
];
