import { quickPace } from '../world/__testUtils__/pace';
import { wiring } from '../__testUtils__/wiring';

const actual =
  jest.requireActual<typeof import('../createKinds')>('../createKinds');

/** The kinds at the pace of tests. */
export const createKinds: typeof actual.createKinds = options =>
  actual.createKinds({
    ...options,
    world: { ...options.world, pace: { ...quickPace, ...wiring.pace } },
  });
