import { Known } from '@xkf/backstage-plugin-eks-node';
import { wordsOf } from './words';

/**
 * What was read, or why it could not be.
 * @throws an error whose text is not meant for people
 */
export async function known<T>(read: () => Promise<T>): Promise<Known<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    return { problem: wordsOf(error) };
  }
}
