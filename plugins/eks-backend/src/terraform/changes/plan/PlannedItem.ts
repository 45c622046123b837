import { DriftDifference } from '@xkf/backstage-plugin-eks-common';

/** What differs between a file and AWS, without the places. */
export type Difference = Pick<
  DriftDifference,
  'aspect' | 'state' | 'subject' | 'declared' | 'live'
>;

/** One thing that a plan of Terraform does. */
export interface PlannedItem {
  difference: Difference;
  cluster: string;
  /** Whether the caller may know of the cluster. */
  visible: boolean;
  /** The change asks for it; otherwise the base branch says it already. */
  own: boolean;
  /** What it adds to the score of the plan. */
  score: number;
  /** Why AWS refuses it and what to do first, as sentences. */
  refusal?: string;
}

/** What a comparison of declarations with AWS foretells. */
export interface Foretelling {
  items: PlannedItem[];
  /** What could not be compared, as sentences: the plan may do more. */
  holes: string[];
  /** What the plan may do besides, depending on Terraform's state, as sentences. */
  doubts: string[];
}

/** The part of a difference that pages show. */
export function toDifference(difference: DriftDifference): Difference {
  const { aspect, state, subject, declared, live } = difference;
  return { aspect, state, subject, declared, live };
}

/**
 * True when both sides said the same before. What AWS does not have is made by the
 * plan anyway, with whatever values.
 */
export function isSameDifference(a: Difference, b: Difference): boolean {
  return (
    a.aspect === b.aspect &&
    a.state === b.state &&
    a.subject === b.subject &&
    (a.state === 'not-live' || a.declared === b.declared)
  );
}
