import {
  OperationInput,
  OperationPlan,
  OperationTarget,
  StepChoice,
  StepDetail,
} from '@xkf/backstage-plugin-eks-common';
import { Access } from '../permissions';

/** JSON that a step keeps between its runs. */
export type StepMemory = Record<string, unknown>;

/** How one run of a step ended. */
export type StepOutcome = {
  /** Replaces what the page of the step shows; left out: stays as it was. */
  detail?: StepDetail;
} & (
  | {
      is: 'done';
      reason?: string;
      /** Of taking a step back: what the step did stays, and the reason says what. */
      stays?: boolean;
    }
  | {
      is: 'waiting';
      /** What for, as sentences. */
      reason: string;
      /** Milliseconds until it is run again at the latest. */
      checkAgainAfter: number;
    }
  | {
      is: 'blocked';
      reason: string;
      /** The id `cancel` is the engine's: choosing it cancels the operation. */
      choices: readonly (Omit<StepChoice, 'dangerous'> & {
        dangerous?: boolean;
      })[];
      /** It is run again so often, since the world may unblock it; left out: only after a choice. */
      checkAgainAfter?: number;
    }
  /** Ends the operation, unless somebody retries. */
  | { is: 'failed'; reason: string }
);

/** One run of a step, by the replica that holds the lease of its operation. */
export interface StepRun<Input extends OperationInput = OperationInput> {
  operation: {
    id: string;
    input: Input;
    title: string;
    target: OperationTarget;
    environment: string;
    requestedBy: string;
    createdAt: string;
  };
  /** What this step remembered. A hint where to look, never the truth about the world. */
  memory: StepMemory;
  /** What another step of the operation remembered; empty when nothing. */
  memoryOf(stepId: string): StepMemory;
  /** Whether another step of the operation has succeeded. */
  hasSucceeded(stepId: string): boolean;
  /**
   * Keeps something before an act that must not be done twice.
   * @throws LeaseLostError when another replica has the operation
   */
  remember(memory: StepMemory): Promise<void>;
  /**
   * What a person chose since the step was blocked last; gone once a run has
   * returned an outcome. A run that throws, or is broken off, leaves it to the next.
   */
  choice?: string;
  /** When the step began to run. */
  startedAt: Date;
  /** Aborted when the lease is lost, the portal stops, or a person pauses or cancels. */
  signal: AbortSignal;
  /**
   * Changes something outside. The intent is in the audit record and the act in
   * the events before it happens, the outcome after it. Nothing outside may be
   * changed in another way.
   * @param shortfallOf - what `run` did not achieve although it did not throw, for
   * the outcome in the audit record; undefined: nothing
   * @throws LeaseLostError before the act when another replica has the operation
   * @throws what `run` throws
   */
  act<T>(
    act: Act,
    run: () => Promise<T>,
    shortfallOf?: (result: T) => string | undefined,
  ): Promise<T>;
  /** Shows how far a long run has come; written at most about once a second. */
  progress(detail: StepDetail, reason?: string): void;
  /** A line in the history. */
  note(message: string): Promise<void>;
  now(): Date;
}

/** An act on the world, for the history and the audit record. */
export interface Act {
  /** As in `eks.update-cluster-version`; becomes the audit event's id. */
  eventId: string;
  /**
   * What is about to be done, as a sentence: "Asks EKS for version 1.36." It stands
   * in the history before the act. What failed, was broken off, or has an unknown
   * outcome is said in another line; an act without one went well.
   */
  message: string;
  severity?: 'low' | 'medium' | 'high' | 'critical';
  /** What it is about, for the audit record. */
  subject?: Record<string, unknown>;
  /** One more try of what the history tells of already; only the audit record has it. */
  again?: boolean;
}

/** A step of a kind. It is run until it is done, and may be run again after that line by line. */
export interface Step<Input extends OperationInput = OperationInput> {
  /** Unique within the operation; `[a-z0-9-]{1,64}`. */
  id: string;
  title: string;
  /** What it does, as sentences, for the plan. */
  description: string;
  /** Seconds it usually takes; absent where it depends on people. */
  usualSeconds?: number;
  /** Looks at the world and does what is missing. What it throws is retried with growing pauses. */
  reconcile(run: StepRun<Input>): Promise<StepOutcome>;
  /** Takes back what the step did, when the operation is cancelled; last step first. */
  undo?(run: StepRun<Input>): Promise<StepOutcome>;
  /** What `undo` would do now, such as "uncordon 3 nodes"; undefined when nothing. */
  undoTitle?(memory: StepMemory): string | undefined;
}

/** What a kind adds to a plan; the engine adds the rest. */
export type PlanDraft<Input extends OperationInput = OperationInput> = Pick<
  OperationPlan,
  'findings' | 'changes' | 'drain' | 'drainProblem' | 'obstacles'
> & {
  /** The input as it will be carried out, defaults filled in. */
  input: Input;
  /** Ids of steps whose work is done already, so that they only look. */
  done?: readonly string[];
  /**
   * Facts that somebody agrees to by starting: when they change, so does the plan's
   * token, and a start is refused. Keep out what changes by itself, such as times.
   */
  agreed: unknown;
};

/** A kind of operation. */
export interface OperationKind<Input extends OperationInput = OperationInput> {
  kind: Input['kind'];
  /** In the imperative: "Upgrade qa-eks1 to 1.36". */
  title(input: Input): string;
  /**
   * What it changes, its own first: no other operation may touch them meanwhile.
   * Depends on the input alone.
   */
  targets(input: Input): readonly [OperationTarget, ...OperationTarget[]];
  /** Of what it makes; left out: that of its first target. */
  environment?(input: Input): string;
  /** Who is told besides the requester; left out: the owner of its targets. */
  owner?(input: Input): string | undefined;
  /**
   * Its only acts are pull requests, which a person merges: it needs neither an
   * approval in the portal nor a confirmation by typing.
   */
  onlyByPullRequest?: true;
  /** Depends on the input alone, so that every replica has the same steps. */
  steps(input: Input): readonly Step<Input>[];
  /**
   * Looks at everything and changes nothing.
   * @throws InputError for what can never be done
   */
  plan(
    input: Input,
    caller: { access: Access; principal: string; signal: AbortSignal },
  ): Promise<PlanDraft<Input>>;
}
