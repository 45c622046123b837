import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const role = (input: object) => ({
  id: 'role',
  name: 'Start the role',
  action: 'eks:irsa-role:create',
  input,
});

/** What the page of installed actions shows. */
export const examples: TemplateExample[] = [
  {
    description:
      'Let the pods of a service account read a bucket, and show its manifest',
    example: stringify({
      steps: [
        role({
          clusters: ['${{ parameters.cluster }}'],
          roleName: 'xks-eu-west-1-dev-shop-orders',
          namespace: 'shop',
          serviceAccount: 'orders',
          policy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['s3:GetObject'],
                Resource: 'arn:aws:s3:::acme-orders/*',
              },
            ],
          },
        }),
      ],
      output: {
        text: [
          {
            title: 'Service account',
            content:
              '```yaml\n${{ steps.role.output.serviceAccountYaml }}\n```',
          },
        ],
      },
    }),
  },
  {
    description:
      "A role in a tenant's account for the same pods of two clusters, with a managed policy",
    example: stringify({
      steps: [
        role({
          clusters: [
            'arn:aws:eks:eu-west-1:333333333333:cluster/prod-eks1',
            'arn:aws:eks:eu-west-1:333333333333:cluster/prod-eks2',
          ],
          accountId: '444444444444',
          roleName: 'xks-eu-west-1-prod-data-reports',
          namespace: 'data',
          serviceAccount: 'reports',
          policyArns: ['arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess'],
        }),
      ],
    }),
  },
];
