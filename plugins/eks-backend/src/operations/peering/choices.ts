/** What a person may choose about a peering; cancelling is always there. */
export const choices = {
  lookAgain: {
    id: 'look-again',
    title: 'Look again',
    description:
      'Looks at AWS and the repositories again. What was done by hand is recognised.',
  },
  goOn: {
    id: 'go-on',
    title: 'Go on without it',
    description: 'Ends the step although not everything is as it should be.',
    dangerous: true,
  },
};
