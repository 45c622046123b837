import {
  currentStep,
  OperationChange,
  OperationRecord,
  PORTAL,
} from '../record';

/** Something that people want to be told. */
export interface News {
  title: string;
  description?: string;
  severity: 'low' | 'normal' | 'high';
}

/** What a change of an operation is to people; undefined: nothing to be told. */
export function newsOf({ before, after }: OperationChange): News | undefined {
  if (situation(after) === (before && situation(before))) return undefined;
  if (before && isSaid(before, after)) return undefined;
  const description = after.reason;
  switch (situation(after)) {
    case 'needs-approval':
      return {
        title: `${after.title}: needs an approval`,
        description,
        severity: 'high',
      };
    case 'waiting-for-merge':
      return {
        title: `${after.title}: waits for a merge`,
        description,
        severity: 'normal',
      };
    case 'blocked':
      return {
        title: `${after.title}: somebody must decide`,
        description,
        severity: 'high',
      };
    case 'succeeded':
      return { title: `${after.title}: done`, description, severity: 'low' };
    case 'failed':
      return { title: `${after.title}: failed`, description, severity: 'high' };
    case 'cancelled':
      return after.cancelledBy === PORTAL
        ? {
            title: `${after.title}: not approved in time`,
            description,
            severity: 'normal',
          }
        : undefined;
    default:
      return undefined;
  }
}

/** A step that acts while it looks again, and then asks or waits for the same. */
function isSaid(before: OperationRecord, after: OperationRecord): boolean {
  const step = currentStep(after);
  const earlier = currentStep(before);
  return (
    !after.endedAt &&
    step?.said !== undefined &&
    step.id === earlier?.id &&
    step.said === earlier.said
  );
}

/** Two changes in one situation are one piece of news. */
function situation(record: OperationRecord): string {
  const step = currentStep(record);
  if (record.endedAt) return record.state;
  if (step?.state === 'blocked') return 'blocked';
  const isMerge =
    record.state === 'waiting' &&
    step?.detail?.type === 'pull-request' &&
    step.detail.pullRequest?.state !== 'merged';
  return isMerge ? 'waiting-for-merge' : record.state;
}
