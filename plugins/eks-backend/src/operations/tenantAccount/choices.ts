/** Only looking. */
export const lookAgain = {
  id: 'look-again',
  title: 'Look again',
  description:
    'Looks at the organization again. What was done by hand is recognised.',
};

/** Another request for the same account. */
export const askAgain = {
  id: 'ask-again',
  title: 'Ask AWS again',
  description:
    'Asks AWS Organizations for the account once more, after looking whether it has been made meanwhile.',
};

/** An account with the wanted e-mail address that this operation did not ask for. */
export const takeOver = {
  id: 'take-over',
  title: 'Take it over',
  description:
    'Takes this account for the tenant instead of making another one.',
  dangerous: true,
};

/** The portal may be let in later. */
export const goOn = {
  id: 'go-on',
  title: 'Go on without it',
  description:
    'Ends the operation although the portal cannot read the account. Pages show its parts as unreadable until the role is there.',
};
