import { failedWith } from './HostFailure';

/** What the token may not see is left out, so that the rest can be shown. */
export async function ifAllowed<T>(
  reading: Promise<T>,
): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (failedWith(error, 'forbidden', 'missing')) return undefined;
    throw error;
  }
}
