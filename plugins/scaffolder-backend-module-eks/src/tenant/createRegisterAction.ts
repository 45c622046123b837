import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { clusterInput } from '../cluster/clusterInput';
import { resolveCluster } from '../cluster/resolveCluster';
import { OperationStarter } from '../operation/OperationStarter';
import { dryRunInput, reasonInput } from '../operation/sharedInput';
import { startOutput } from '../operation/StartContext';
import { registerExamples } from './registerExamples';
import { fluxInput, labelsInput, resourceGroupInput } from './registerInput';
import { accountIdInput, ownerInput } from './tenantInput';

/**
 * The scaffolder action `eks:tenant:register`: plans and starts the pull request
 * that makes a tenant known to the platform's repository.
 */
export function createRegisterAction(
  starter: OperationStarter,
  catalog: CatalogService,
) {
  return createTemplateAction({
    id: 'eks:tenant:register',
    description:
      'Plans and starts the registration of a tenant: a pull request in the repository of the platform with its namespace and, if asked, its Azure resource group. Does not wait for the merge',
    examples: registerExamples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant: z =>
          z
            .string()
            .describe('Name of the tenant and of its namespace, such as shop'),
        cluster: z =>
          clusterInput(z).describe(
            'A cluster of the platform whose repository gets the tenant: its entity reference, its ARN, or its account, region and name',
          ),
        owner: ownerInput,
        tenantAccountIds: z =>
          z
            .array(accountIdInput(z))
            .optional()
            .describe("The tenant's AWS accounts, for the catalog"),
        delegateResourceGroup: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether the tenant gets rights on an Azure resource group of its name. Default: false',
            ),
        labels: labelsInput,
        flux: fluxInput,
        resourceGroup: resourceGroupInput,
        reason: reasonInput,
        dryRun: dryRunInput,
      },
      output: startOutput,
    },
    async handler(context) {
      const { cluster, flux, dryRun, ...wanted } = context.input;
      const credentials = await context.getInitiatorCredentials();
      const { accountId, region } = await resolveCluster(
        cluster,
        catalog,
        credentials,
      );
      const given = {
        kind: 'tenant-registration' as const,
        accountId,
        region,
        ...wanted,
        flux: flux ?? { enabled: false },
      };
      await starter.run(context, {
        given,
        complete: async () => given,
        dryRun,
      });
    },
  });
}
