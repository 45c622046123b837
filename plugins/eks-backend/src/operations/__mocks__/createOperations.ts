import { wiring } from '../__testUtils__/wiring';

const actual = jest.requireActual<typeof import('../createOperations')>(
  '../createOperations',
);

/** Operations whose engine looks for work often. */
export const createOperations: typeof actual.createOperations = options =>
  actual.createOperations({
    ...options,
    kinds: wiring.kinds ?? options.kinds,
    timing: { tickMs: 20 },
  });
