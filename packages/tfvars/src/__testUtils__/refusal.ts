import { TfvarsError } from '..';

/** What is thrown, as plain data. */
export function refusalOf(act: () => unknown) {
  try {
    return { result: act() };
  } catch (error) {
    if (!(error instanceof TfvarsError)) throw error;
    const { code, line, column, message, path } = error;
    return { code, line, column, message, path };
  }
}
