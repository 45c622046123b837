import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const step = (name: string, input: object) =>
  stringify({
    steps: [{ id: 'edit', name, action: 'eks:tfvars:edit', input }],
  });

/** What the page of installed actions shows. */
export const examples: TemplateExample[] = [
  {
    description: 'Set the Kubernetes version of an environment',
    example: step('Set the version', {
      path: 'aws-eks/variables/dev.tfvars',
      operations: [
        { op: 'set', path: ['eks_config', 'version'], value: '1.36' },
      ],
    }),
  },
  {
    description: 'Add a tenant namespace, unless there is one of the name',
    example: step('Add the namespace', {
      path: 'global.tfvars',
      operations: [
        {
          op: 'append',
          path: ['tenant_namespaces'],
          value: {
            name: 'shop',
            delegate_resource_group: false,
            labels: {},
            flux: {
              enabled: false,
              create_crds: false,
              azure_devops: { org: '', proj: '', repo: '' },
              github: { repo: '' },
            },
          },
          uniqueBy: 'name',
        },
      ],
    }),
  },
  {
    description: 'Change the size of a pool and remove another one',
    example: step('Change the pools', {
      path: 'aws-eks/variables/prod.tfvars',
      operations: [
        {
          op: 'set',
          path: ['eks_config', 'node_pools', { name: 'standard' }, 'max_size'],
          value: 12,
        },
        { op: 'remove', path: ['eks_config', 'node_pools', { name: 'spot' }] },
      ],
    }),
  },
];
