import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { clusterInput } from '../cluster/clusterInput';
import { resolveCluster } from '../cluster/resolveCluster';
import { OperationStarter } from '../operation/OperationStarter';
import {
  confirmationInput,
  dryRunInput,
  reasonInput,
} from '../operation/sharedInput';
import { startOutput } from '../operation/StartContext';
import { examples } from './examples';

/**
 * The scaffolder action `eks:cluster:upgrade`: plans and starts the upgrade of a
 * control plane by one minor.
 */
export function createUpgradeAction(
  starter: OperationStarter,
  catalog: CatalogService,
) {
  return createTemplateAction({
    id: 'eks:cluster:upgrade',
    description:
      'Plans and starts the upgrade of the control plane of an EKS cluster by one minor version. Does not wait for its end',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        cluster: clusterInput,
        version: z =>
          z
            .string()
            .regex(/^1\.\d{2,3}$/)
            .describe('Minor version to go to, such as 1.36'),
        way: z =>
          z
            .enum(['aws-first', 'terraform-first'])
            .optional()
            .describe(
              'aws-first (default): AWS is asked for the update, then a pull request makes Terraform agree. terraform-first: the merge of the pull request starts the update',
            ),
        reason: reasonInput,
        confirmation: confirmationInput,
        dryRun: dryRunInput,
      },
      output: startOutput,
    },
    async handler(context) {
      const { cluster, version, way, reason, confirmation, dryRun } =
        context.input;
      const credentials = await context.getInitiatorCredentials();
      const given = {
        kind: 'upgrade' as const,
        ...(await resolveCluster(cluster, catalog, credentials)),
        version,
        way,
        reason,
      };
      await starter.run(context, {
        given,
        complete: async () => given,
        confirmation,
        dryRun,
      });
    },
  });
}
