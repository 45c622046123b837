import { OperationKind } from '../kind';
import { Pace } from '../world';

/**
 * What a test changes of the operations of a portal. The stand-ins of `createKinds`
 * and `createOperations`, which a test takes with `jest.mock`, read it when a portal
 * starts.
 */
export const wiring: {
  /** What differs from the pace of tests. */
  pace: Partial<Pace>;
  /** Kinds in the place of the portal's own. */
  kinds?: readonly OperationKind[];
} = { pace: {} };
