import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { OperationStarter } from '../operation/OperationStarter';
import {
  confirmationInput,
  dryRunInput,
  reasonInput,
} from '../operation/sharedInput';
import { startOutput } from '../operation/StartContext';
import { accountExamples } from './accountExamples';
import { completeAccount } from './completeAccount';
import { accountIdInput, ownerInput } from './tenantInput';

/**
 * The scaffolder action `eks:tenant-account:create`: plans and starts the making of
 * an AWS account for a tenant, or the taking over of one.
 */
export function createTenantAccountAction(starter: OperationStarter) {
  return createTemplateAction({
    id: 'eks:tenant-account:create',
    description:
      "Plans and starts the creation of an AWS account for a tenant, or takes over one of the organization: moves it into the tenants' unit, tags it, and waits until the portal can read it. Does not wait for its end; eks:operation:wait does, and gives the id of the account",
    examples: accountExamples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the account: lower-case letters, digits and hyphens. Needed for a new account; one that is taken over keeps the name that it has',
            ),
        email: z =>
          z
            .string()
            .optional()
            .describe(
              'E-mail address of its root user, which no other AWS account in the world may have. Needed for a new account; that of one to take over is looked up where the portal knows it',
            ),
        environment: z =>
          z.string().describe('Environment of the account, such as dev'),
        owner: ownerInput,
        adopt: z =>
          accountIdInput(z)
            .optional()
            .describe(
              'Id of an account of the organization that becomes the tenant’s instead of a new one',
            ),
        organizationalUnitId: z =>
          z
            .string()
            .optional()
            .describe(
              "Unit that the account goes to, such as ou-acme-tenants01. Default: the tenants' unit of the configuration",
            ),
        tags: z =>
          z
            .record(z.string())
            .optional()
            .describe('Tags of the account besides those of the portal'),
        reason: reasonInput,
        confirmation: confirmationInput,
        dryRun: dryRunInput,
      },
      output: startOutput,
    },
    async handler(context) {
      const { confirmation, dryRun, ...wanted } = context.input;
      const given = { kind: 'tenant-account' as const, ...wanted };
      await starter.run(context, {
        given,
        complete: caller => completeAccount(given, caller),
        confirmation,
        dryRun,
      });
    },
  });
}
