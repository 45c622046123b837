import { NOW } from './clusters';

/** Timer functions stay real, so that only the words for ages are fixed. */
const real = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** Options of `jest.useFakeTimers` that stop the calendar at the test data's moment. */
export const stoppedAtNow = {
  now: Date.parse(NOW),
  doNotFake: [...real],
};
