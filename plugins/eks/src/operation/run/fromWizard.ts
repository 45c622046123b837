/** Comes with the address of an operation that a wizard has just begun. */
export const fromWizard = { from: 'wizard' } as const;

/** Whether a page was reached by the last button of a wizard, which has gone since. */
export function isFromWizard(state: unknown): boolean {
  return (
    typeof state === 'object' &&
    state !== null &&
    'from' in state &&
    state.from === fromWizard.from
  );
}
