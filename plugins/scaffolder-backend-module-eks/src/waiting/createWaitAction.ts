import { AuthService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { durationToMilliseconds } from '@backstage/types';
import { asOutcome } from '../operation/inWords';
import { NIL_OPERATION } from '../operation/nilOperation';
import { OperationsService } from '../operation/OperationsService';
import { OperationPages } from '../operation/pages';
import { examples } from './examples';
import { OperationReader } from './OperationReader';
import { pullRequestUrls } from './pullRequestUrls';
import { resultOf } from './resultOf';
import { waitFor } from './waitFor';

/** Longest time that a task may wait: seven days. */
const LONGEST_MS = 7 * 24 * 3600_000;

/** What `eks:operation:wait` works with. */
export interface WaitActionOptions {
  eks: OperationsService;
  auth: AuthService;
  pages: OperationPages;
}

/**
 * The scaffolder action `eks:operation:wait`: follows an operation and ends with
 * it. Cancelling the task leaves the operation alone.
 */
export function createWaitAction({ eks, auth, pages }: WaitActionOptions) {
  return createTemplateAction({
    id: 'eks:operation:wait',
    description:
      'Waits until an operation of the portal has ended, was approved, or has opened a pull request, and fails when the operation does',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        operationId: z => z.string().describe('Id of the operation'),
        until: z =>
          z
            .enum(['ended', 'approved', 'pull-request'])
            .optional()
            .describe(
              'ended (default): all of its steps are done. approved: it may begin. pull-request: it has opened one, or ended without',
            ),
        timeout: z =>
          z
            .object({
              days: z.number().min(0).optional(),
              hours: z.number().min(0).optional(),
              minutes: z.number().min(0).optional(),
              seconds: z.number().min(0).optional(),
            })
            .strict()
            .optional()
            .describe(
              'How long to wait, such as { hours: 8 }; the step fails after that, and the operation goes on. Default: 4 hours, at most 7 days',
            ),
      },
      output: {
        state: z => z.string().describe('State of the operation'),
        reason: z =>
          z
            .string()
            .optional()
            .describe('What it waits for, or why it ended, where it says so'),
        operationUrl: z => z.string().describe('Page of the operation'),
        pullRequestUrls: z =>
          z.array(z.string()).describe('Pull requests that it has opened'),
        accountId: z =>
          z
            .string()
            .optional()
            .describe('Account that it has made or taken over'),
        roleArn: z =>
          z.string().optional().describe('IAM role that it has made'),
        serviceAccountYaml: z =>
          z
            .string()
            .optional()
            .describe('Service account of that role, ready to be applied'),
        connectionId: z =>
          z
            .string()
            .optional()
            .describe('VPC peering connection that it has made'),
      },
    },
    async handler(context) {
      const { operationId, until = 'ended', timeout } = context.input;
      const { logger, signal } = context;
      const operationUrl = pages.run(operationId);
      if (context.isDryRun || operationId === NIL_OPERATION) {
        logger.info('Nothing to wait for: this is a dry run.');
        context.output('state', 'planned');
        context.output('operationUrl', pages.list);
        context.output('pullRequestUrls', []);
        return;
      }
      // A task shows its log at once, and outputs of steps only when it has ended.
      logger.info(`Follows ${operationUrl}`);
      context.output('operationUrl', operationUrl);
      const reader = new OperationReader({ eks, auth, context, operationId });
      try {
        const operation = await waitFor({
          read: () => reader.read(),
          until,
          timeoutMs: Math.min(
            durationToMilliseconds(timeout ?? { hours: 4 }),
            LONGEST_MS,
          ),
          url: operationUrl,
          logger,
          signal,
        });
        context.output('state', operation.state);
        if (operation.reason) context.output('reason', operation.reason);
        context.output('pullRequestUrls', pullRequestUrls(operation));
        const result = resultOf(operation);
        const { accountId, roleArn, connectionId } = result;
        if (accountId) context.output('accountId', accountId);
        if (roleArn) context.output('roleArn', roleArn);
        if (connectionId) context.output('connectionId', connectionId);
        if (result.serviceAccountYaml) {
          context.output('serviceAccountYaml', result.serviceAccountYaml);
        }
      } catch (error) {
        if (signal?.aborted) {
          logger.info(
            `Waits no longer. The operation goes on: ${operationUrl}`,
          );
        }
        throw asOutcome(error);
      }
    },
  });
}
