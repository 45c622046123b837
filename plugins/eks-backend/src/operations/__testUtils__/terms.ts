import { ApprovalTerms } from '../transitions/approving';

const HOUR_MS = 3_600_000;

/** How long approvals take and hold unless a test says otherwise. */
export const terms: ApprovalTerms = {
  decideWithin: 7 * 24 * HOUR_MS,
  validFor: 24 * HOUR_MS,
};
