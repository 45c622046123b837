/** What a person may choose where a step asks, as the backend says it; see `operationTitles`. */
export const operationChoices = {
  'known.choice.lookAgain': 'Look again',
  'known.choice.keepWaiting': 'Keep waiting',
  'known.choice.retry': 'Try again',
  'known.choice.leave': 'Leave it as it is',
  'known.choice.cancel': 'Cancel the operation',
  'known.choice.goOnAsIs': 'Go on as it is',
  'known.choice.goOnWithout': 'Go on without it',
  'known.choice.goOnNext': 'Go on with the next node',
  'known.choice.goOnMerged': 'Go on with what was merged',
  'known.choice.cordonAgain': 'Cordon it again',
  'known.choice.evictAll': 'Evict them too',
  'known.choice.drainAgain': 'Drain these nodes again',
  'known.choice.skipNode': 'Skip node {{name}}',
  'known.choice.askAgain': 'Ask EKS again',
  'known.choice.askNow': 'Ask EKS from here',
  'known.choice.openAgain': 'Open another pull request',
  'known.choice.openNew': 'Open it as it is now',
  'known.choice.openAnyway': 'Open it all the same',
  'known.choiceText.lookAtIt':
    'Looks at it again, and goes on when it is as it should be.',
  'known.choiceText.readRepository':
    'Reads the repository again. What was done by hand is recognised, and the operation goes on without a pull request.',
  'known.choiceText.lookAtControlPlane':
    'Looks at the control plane and its updates again. What was started by hand is recognised.',
  'known.choiceText.keepWaiting':
    'Tries on, and asks again after the configured time.',
  'known.choiceText.retry': 'The step is run again now.',
  'known.choiceText.retryUndo': 'The portal tries to take it back again.',
  'known.choiceText.leave':
    'This step is not taken back; the portal goes on with the ones before it.',
  'known.choiceText.cancel': 'What can be taken back is taken back.',
  'known.choiceText.cancelLost':
    'What can be taken back without the account is taken back; the rest stays as it is, and is named.',
  'known.choiceText.goOnAsIs':
    'Goes on although not everything is as it should be.',
  'known.choiceText.goOnWithout':
    'Ends the verification although not every source agrees or can be read.',
  'known.choiceText.goOnNext':
    'Drains the next node although workloads of this one are not ready again.',
  'known.choiceText.goOnMerged':
    'Takes what the repository says now for what was meant. The later steps compare AWS with it.',
  'known.choiceText.cordonAgain':
    'Keeps new pods from the node again, and goes on draining it.',
  'known.choiceText.evictAll':
    'Evicts also pods without a controller, which do not come back, and pods whose local data is lost.',
  'known.choiceText.drainAgain':
    'Evicts what is left on the nodes, with the same options. Nodes that take pods are cordoned first.',
  'known.choiceText.skipNode':
    'Leaves what is on the node and goes on with the next one. The old node group is not removed while pods run on it.',
  'known.choiceText.askAgain':
    'Asks EKS to update the control plane once more, as a new request.',
  'known.choiceText.askNow':
    'Asks EKS to update the control plane without waiting for the apply of Terraform, which then finds it done.',
  'known.choiceText.openAgain':
    'Opens a new pull request with the same change, made on the newest commit.',
  'known.choiceText.openNew':
    'Opens the pull request with the change as it comes out on the newest commit.',
  'known.choiceText.openAnyway':
    'Opens the pull request. Its apply fails until what is said above is mended.',
} as const;
