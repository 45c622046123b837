/** What a person may choose about a role; cancelling is always there. */
export const choices = {
  lookAgain: {
    id: 'look-again',
    title: 'Look again',
    description:
      'Looks at IAM, the clusters and the repository again. What was mended by hand is recognised.',
  },
  goOn: {
    id: 'go-on',
    title: 'Go on with the role as it is',
    description: 'Ends the step although the role is not what was asked for.',
    dangerous: true,
  },
};
