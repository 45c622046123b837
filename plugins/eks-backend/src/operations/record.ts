import {
  Operation,
  OperationEvent,
  OperationInput,
  OperationState,
  OperationStep,
  OperationTarget,
} from '@xkf/backstage-plugin-eks-common';
import { StepMemory } from './kind';

/** A step as it is stored. */
export interface StepRecord extends OperationStep {
  memory: StepMemory;
  /** Whether its kind can take it back. */
  undoable: boolean;
  /** What a person chose, until a run has ended with it. */
  chosen?: { id: string; title: string; by: string; at: string };
  /** The sentence last said about it in the history, which is not said twice running. */
  said?: string;
  /** When the last choice was made that came too late, as in `chosen`. */
  late?: string;
  /** The choices are the engine's own, after too many failures. */
  stuck?: boolean;
  /** When the failures in a row began. */
  failingSince?: string;
  /** What it did is taken back, or somebody decided to leave it. */
  undone?: boolean;
  /** How it stood when the operation was cancelled, before it was taken back. */
  before?: { state: OperationState; reason?: string };
  /** What came of taking it back, as sentences. */
  takenBack?: string;
}

/** Who has an operation, and until when by the clock of the database. */
export interface Lease {
  token: string;
  until: number;
}

/** What a person asked for while a replica was at work. */
export interface PendingRequest {
  name: 'pause' | 'cancel';
  by: string;
}

/** An operation as it is stored. Moments are ISO 8601 texts unless said otherwise. */
export interface OperationRecord {
  id: string;
  kind: OperationInput['kind'];
  title: string;
  target: OperationTarget;
  /** What else it changes. */
  alsoTargets: OperationTarget[];
  environment: string;
  owner?: string;
  state: OperationState;
  reason?: string;
  requestedBy: string;
  createdAt: string;
  updatedAt: string;
  endedAt?: string;
  input: OperationInput;
  approval: Operation['approval'];
  steps: StepRecord[];
  /** Index of the step that is done now, or undone where it is cancelling. */
  position: number;
  planToken: string;
  version: number;
  /** Length of the history. */
  events: number;
  lease?: Lease;
  /** Milliseconds since 1970 by the clock of the database; absent: only a person can move it. */
  nextCheckAt?: number;
  request?: PendingRequest;
  /** Who cancelled it: an entity reference, or `portal`. */
  cancelledBy?: string;
  /** What acts that have begun were about to do; what came of them is not known yet. */
  acting?: string[];
}

/** A line of the history that is about to be written. */
export type NewEvent = Pick<OperationEvent, 'type' | 'message' | 'stepId'> & {
  /** Left out: the portal itself. */
  by?: string;
};

/** One write: the operation before and after it, and its lines of the history. */
export interface OperationChange {
  /** Absent for a new operation. */
  before?: OperationRecord;
  after: OperationRecord;
  events: NewEvent[];
}

/** Name of the portal in the history. */
export const PORTAL = 'portal';

/** Everything that an operation changes, its own target first. */
export function targetsOf({
  target,
  alsoTargets,
}: Pick<OperationRecord, 'target' | 'alsoTargets'>): OperationTarget[] {
  return [target, ...alsoTargets];
}

export function currentStep(record: OperationRecord): StepRecord | undefined {
  return record.steps[record.position];
}

/** Whether a replica works on it at this moment. */
export function isLeased(record: OperationRecord, now: number): boolean {
  return record.lease !== undefined && record.lease.until > now;
}
