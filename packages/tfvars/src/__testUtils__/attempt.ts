import { edit, type Operation, TfvarsError, type TfvarsErrorCode } from '..';

/** The text after the operations, or the code of the refusal. */
export interface Attempt {
  text?: string;
  code?: TfvarsErrorCode;
}

/** Edits a text; anything but a TfvarsError goes on to fail the test. */
export function attempt(text: string, ...operations: Operation[]): Attempt {
  try {
    return { text: edit(text, operations) };
  } catch (error) {
    if (error instanceof TfvarsError) return { code: error.code };
    throw error;
  }
}

/**
 * The text after an operation that can be carried out; undefined when it is
 * refused since something is computed or would be lost.
 */
export function edited(text: string, operation: Operation): string | undefined {
  const { text: after, code } = attempt(text, operation);
  if (code === undefined || code === 'NotALiteral') return after;
  throw new Error(`${code} for ${JSON.stringify(operation)} in ${text}`);
}
