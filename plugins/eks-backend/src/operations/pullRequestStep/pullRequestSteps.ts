import { OperationInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepRun } from '../kind';
import { World } from '../world';
import { readMemory } from './memory';
import {
  PullRequestFollower,
  PullRequestStepOptions,
} from './PullRequestFollower';

/** The two steps of a pull request: it is opened, and a person merges it. */
export function pullRequestSteps<Input extends OperationInput>(
  world: World,
  options: PullRequestStepOptions<Input>,
): readonly [Step<Input>, Step<Input>] {
  const steps = new PullRequestFollower(world, options);
  const { openId, mergeId, purpose, closeOnCancel } = options;
  return [
    {
      id: openId,
      title: `Open the pull request that ${purpose}`,
      description: `Opens the pull request that ${purpose}. Where the repository says so already, none is opened.`,
      usualSeconds: 10,
      reconcile: run => steps.open(run),
      // For a cancellation between the two steps.
      ...(closeOnCancel && { undo: (run: StepRun<Input>) => steps.close(run) }),
    },
    {
      id: mergeId,
      title: `Wait for the merge that ${purpose}`,
      description:
        'Waits until a person has merged it. The portal never merges.',
      reconcile: run => steps.follow(run),
      ...(closeOnCancel && {
        undo: (run: StepRun<Input>) => steps.close(run),
        undoTitle: memory => {
          const { number, state } = readMemory(memory);
          if (number === undefined) return undefined;
          if (state === 'merged') {
            return `leave merged pull request #${number} as it is`;
          }
          return state === 'open' ? `close pull request #${number}` : undefined;
        },
      }),
    },
  ];
}
