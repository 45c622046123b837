import { StepChoice } from '@xkf/backstage-plugin-eks-common';

type Choice = Omit<StepChoice, 'dangerous'> & { dangerous?: boolean };

/** What a person may choose about a pull request; cancelling is always there. */
export const choices = {
  lookAgain: {
    id: 'look-again',
    title: 'Look again',
    description:
      'Reads the repository again. What was done by hand is recognised, and the operation goes on without a pull request.',
  },
  openAgain: {
    id: 'open-again',
    title: 'Open another pull request',
    description:
      'Opens a new pull request with the same change, made on the newest commit.',
  },
  openNew: {
    id: 'open-new',
    title: 'Open it as it is now',
    description:
      'Opens the pull request with the change as it comes out on the newest commit.',
  },
  openAnyway: {
    id: 'open-anyway',
    title: 'Open it all the same',
    description:
      'Opens the pull request. Its apply fails until what is said above is mended.',
    dangerous: true,
  },
  accept: {
    id: 'accept',
    title: 'Go on with what was merged',
    description:
      'Takes what the repository says now for what was meant. The later steps compare AWS with it.',
  },
} satisfies Record<string, Choice>;
