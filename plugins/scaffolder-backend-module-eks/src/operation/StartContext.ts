import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { z } from 'zod/v3';

type Zod = typeof z;

/** What an action that starts an operation gives to later steps. */
export const startOutput = {
  operationId: (zod: Zod) =>
    zod
      .string()
      .describe(
        'Id of the operation, for eks:operation:wait. In a dry run the nil UUID',
      ),
  operationUrl: (zod: Zod) =>
    zod
      .string()
      .describe(
        'Page of the operation. In a dry run the page of all operations',
      ),
  title: (zod: Zod) => zod.string().describe('What it does'),
  approvalRequired: (zod: Zod) =>
    zod
      .boolean()
      .describe('Whether somebody else must approve before it begins'),
  steps: (zod: Zod) =>
    zod
      .array(
        zod.object({
          id: zod.string(),
          title: zod.string(),
          usualSeconds: zod.number().optional(),
        }),
      )
      .describe('What it does, in order'),
};

type StartOutput = {
  [Name in keyof typeof startOutput]: z.infer<
    ReturnType<(typeof startOutput)[Name]>
  >;
};

/** The task in which an operation is started, whatever its input. */
export type StartContext = Pick<
  ActionContext<JsonObject, StartOutput>,
  | 'checkpoint'
  | 'getInitiatorCredentials'
  | 'isDryRun'
  | 'logger'
  | 'output'
  | 'signal'
  | 'user'
>;
