import {
  clusterOfTarget,
  OperationEvent,
  OperationInput,
  OperationState,
  OperationTarget,
} from '@xkf/backstage-plugin-eks-common';
import { OperationRecord, PendingRequest } from '../record';

export const OPERATIONS = 'eks_operations';
export const EVENTS = 'eks_operation_events';
export const TARGETS = 'eks_operation_targets';

export interface OperationRow {
  id: string;
  kind: OperationInput['kind'];
  title: string;
  account_id: string;
  region: string;
  target_name: string;
  target_key: string;
  also_targets: string;
  environment: string;
  owner: string | null;
  state: OperationState;
  reason: string | null;
  requested_by: string;
  created_at: string;
  updated_at: string;
  ended_at: string | null;
  input: string;
  approval: string;
  steps: string;
  position: number;
  plan_token: string;
  version: number;
  events: number;
  lease_owner: string | null;
  /** PostgreSQL gives big integers as text. */
  lease_until: number | string | null;
  next_check_at: number | string | null;
  request: PendingRequest['name'] | null;
  request_by: string | null;
  cancelled_by: string | null;
  acting: string | null;
}

export interface EventRow {
  operation_id: string;
  sequence: number;
  at: string;
  type: OperationEvent['type'];
  step_id: string | null;
  by: string;
  message: string;
}

/** Something that an operation changes. */
export interface TargetRow {
  operation_id: string;
  target_key: string;
  account_id: string;
  region: string;
  name: string;
  /** 0: what the operation is about. */
  position: number;
  /** The key until the operation ends; unique. */
  active_key: string | null;
}

/** The columns that a write may change. */
export type MutableColumns = Omit<
  OperationRow,
  'id' | 'version' | 'lease_owner' | 'lease_until'
>;

export function toRecord(row: OperationRow): OperationRecord {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    target: withClusterName({
      key: row.target_key,
      accountId: row.account_id,
      region: row.region,
      name: row.target_name,
    }),
    alsoTargets: JSON.parse(row.also_targets),
    environment: row.environment,
    owner: row.owner ?? undefined,
    state: row.state,
    reason: row.reason ?? undefined,
    requestedBy: row.requested_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    endedAt: row.ended_at ?? undefined,
    input: JSON.parse(row.input),
    approval: JSON.parse(row.approval),
    steps: JSON.parse(row.steps),
    position: row.position,
    planToken: row.plan_token,
    version: row.version,
    events: row.events,
    lease:
      row.lease_owner && row.lease_until !== null
        ? { token: row.lease_owner, until: Number(row.lease_until) }
        : undefined,
    nextCheckAt:
      row.next_check_at === null ? undefined : Number(row.next_check_at),
    request:
      row.request && row.request_by
        ? { name: row.request, by: row.request_by }
        : undefined,
    cancelledBy: row.cancelled_by ?? undefined,
    acting: row.acting ? JSON.parse(row.acting) : undefined,
  };
}

function withClusterName(target: OperationTarget): OperationTarget {
  const cluster = clusterOfTarget(target);
  return cluster ? { ...target, clusterName: cluster.clusterName } : target;
}

export function toColumns(record: OperationRecord): MutableColumns {
  const { accountId, region, name, key } = record.target;
  return {
    kind: record.kind,
    title: record.title,
    account_id: accountId,
    region,
    target_name: name,
    target_key: key,
    also_targets: JSON.stringify(record.alsoTargets),
    environment: record.environment,
    owner: record.owner ?? null,
    state: record.state,
    reason: record.reason ?? null,
    requested_by: record.requestedBy,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    ended_at: record.endedAt ?? null,
    input: JSON.stringify(record.input),
    approval: JSON.stringify(record.approval),
    steps: JSON.stringify(record.steps),
    position: record.position,
    plan_token: record.planToken,
    events: record.events,
    next_check_at: record.nextCheckAt ?? null,
    request: record.request?.name ?? null,
    request_by: record.request?.by ?? null,
    cancelled_by: record.cancelledBy ?? null,
    acting: record.acting?.length ? JSON.stringify(record.acting) : null,
  };
}

/**
 * What a write changes of a row. An act of a drain that goes through hundreds of
 * nodes does not write the state of them all again.
 */
export function changedColumns(
  row: OperationRow,
  record: OperationRecord,
): Partial<MutableColumns> {
  const columns = toColumns(record);
  const { next_check_at: due } = row;
  const before: MutableColumns = {
    ...row,
    next_check_at: due === null ? null : Number(due),
  };
  return Object.fromEntries(
    Object.entries(columns).filter(
      ([name, value]) => value !== before[name as keyof MutableColumns],
    ),
  );
}

export function toEvent(row: EventRow): OperationEvent {
  return {
    sequence: row.sequence,
    at: row.at,
    type: row.type,
    ...(row.step_id && { stepId: row.step_id }),
    by: row.by,
    message: row.message,
  };
}
