import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  partitionOf,
  serviceAccountYaml,
} from '@xkf/backstage-plugin-eks-common';
import { clusterInput } from '../cluster/clusterInput';
import { resolveCluster } from '../cluster/resolveCluster';
import { OperationStarter } from '../operation/OperationStarter';
import { dryRunInput, reasonInput } from '../operation/sharedInput';
import { startOutput } from '../operation/StartContext';
import { accountIdInput } from '../tenant/tenantInput';
import { examples } from './examples';
import { policyInput, policyText } from './policyInput';

/**
 * The scaffolder action `eks:irsa-role:create`: plans and starts an IAM role for the
 * pods of a service account.
 */
export function createIrsaRoleAction(
  starter: OperationStarter,
  catalog: CatalogService,
) {
  return createTemplateAction({
    id: 'eks:irsa-role:create',
    description:
      'Plans and starts an IAM role for the pods of a service account: a pull request with the irsa module of XKF, and a check in IAM that the role trusts what was asked for. Does not wait for its end',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        clusters: z =>
          z
            .array(clusterInput(z))
            .min(1)
            .max(20)
            .describe(
              'Clusters whose pods may take the role, each by its entity reference, its ARN, or its account, region and name',
            ),
        accountId: z =>
          accountIdInput(z)
            .optional()
            .describe(
              'Account that gets the role. Default: that of the first cluster',
            ),
        region: z =>
          z
            .string()
            .optional()
            .describe(
              'Region whose Terraform declares the role. Default: that of the first cluster',
            ),
        roleName: z =>
          z
            .string()
            .max(64)
            .describe(
              'Name of the role and of its policy, such as xks-eu-west-1-dev-shop-orders',
            ),
        namespace: z => z.string().describe('Namespace of the service account'),
        serviceAccount: z => z.string().describe('Name of the service account'),
        policy: policyInput,
        policyArns: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'ARNs of managed policies that the role gets besides, or instead',
            ),
        reason: reasonInput,
        dryRun: dryRunInput,
      },
      output: {
        ...startOutput,
        roleArn: z => z.string().describe('ARN that the role has or will have'),
        serviceAccountYaml: z =>
          z
            .string()
            .describe(
              'The service account with its annotation, ready to be applied',
            ),
      },
    },
    async handler(context) {
      const { clusters, policy, dryRun, ...wanted } = context.input;
      const { roleName, namespace, serviceAccount } = wanted;
      const credentials = await context.getInitiatorCredentials();
      const ids = await Promise.all(
        clusters.map(one => resolveCluster(one, catalog, credentials)),
      );
      const { accountId = ids[0].accountId, region = ids[0].region } = wanted;
      const given = {
        ...wanted,
        kind: 'irsa-role' as const,
        accountId,
        region,
        clusters: ids,
        policyJson: policyText(policy),
      };
      const complete = async () => given;
      await starter.run(context, { given, complete, dryRun });
      const roleArn = `arn:${partitionOf(region)}:iam::${accountId}:role/${roleName}`;
      context.output('roleArn', roleArn);
      context.output(
        'serviceAccountYaml',
        serviceAccountYaml({ namespace, name: serviceAccount }, roleArn),
      );
    },
  });
}
