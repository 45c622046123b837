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
import { completeGroups } from './completeGroups';
import { examples } from './examples';
import { drainInput, groupsInput } from './rotationInput';

/**
 * The scaffolder action `eks:nodegroup:rotate`: plans and starts the replacement
 * of node groups.
 */
export function createRotateAction(
  starter: OperationStarter,
  catalog: CatalogService,
) {
  return createTemplateAction({
    id: 'eks:nodegroup:rotate',
    description:
      'Plans and starts the replacement of node groups of an EKS cluster by new ones, whose pods are moved node by node, and of those of every cluster that the same value in Terraform describes. Does not wait for its end',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        cluster: clusterInput,
        groups: groupsInput,
        drain: drainInput,
        reason: reasonInput,
        confirmation: confirmationInput,
        dryRun: dryRunInput,
      },
      output: startOutput,
    },
    async handler(context) {
      const { cluster, groups, drain, reason, confirmation, dryRun } =
        context.input;
      const credentials = await context.getInitiatorCredentials();
      const id = await resolveCluster(cluster, catalog, credentials);
      const given = {
        kind: 'rotation' as const,
        ...id,
        groups: groups.map(({ pool, ...replacement }) => ({
          pool,
          replacement,
        })),
        drain,
        reason,
      };
      await starter.run(context, {
        given,
        complete: async caller => ({
          ...given,
          groups: await completeGroups(groups, id, caller),
        }),
        confirmation,
        dryRun,
      });
    },
  });
}
