import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { OperationStarter } from '../operation/OperationStarter';
import { dryRunInput, reasonInput } from '../operation/sharedInput';
import { startOutput } from '../operation/StartContext';
import { examples, removalExamples } from './examples';
import { nameInput, networkInput, peeringSides } from './peeringInput';

const kinds = {
  peering: {
    id: 'eks:peering:create',
    description:
      'Plans and starts a VPC peering: a pull request for the side that asks, one for the side that accepts, and a check of the connection and of the routes of both sides. Does not wait for its end',
    examples,
  },
  'peering-removal': {
    id: 'eks:peering:remove',
    description:
      'Plans and starts the removal of a VPC peering: a pull request for the side that accepted, one for the side that asked, and a check that connection and routes are gone. Does not wait for its end',
    examples: removalExamples,
  },
};

/**
 * The scaffolder actions `eks:peering:create` and `eks:peering:remove`, which differ
 * in what they start alone.
 */
export function createPeeringAction(
  starter: OperationStarter,
  kind: keyof typeof kinds,
) {
  return createTemplateAction({
    ...kinds[kind],
    supportsDryRun: true,
    schema: {
      input: {
        name: nameInput,
        requester: z =>
          networkInput(z).describe(
            'The side that asks, which is a network of the platform: its account, and the VPC where it has several',
          ),
        accepter: z =>
          networkInput(z).describe(
            'The side that accepts, such as that of a tenant: its account, and the VPC where it has several',
          ),
        reason: reasonInput,
        dryRun: dryRunInput,
      },
      output: startOutput,
    },
    async handler(context) {
      const { name, reason, dryRun } = context.input;
      const given = { kind, name, ...peeringSides(context.input), reason };
      await starter.run(context, {
        given,
        complete: async () => given,
        dryRun,
      });
    },
  });
}
