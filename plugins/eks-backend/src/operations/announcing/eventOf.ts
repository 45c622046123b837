import { EventParams } from '@backstage/plugin-events-node';
import { OperationChange } from '../record';

/** Topic on the event bus. */
const TOPIC = 'eks.operation';

/** The event about a change of state; undefined: the state is the same. */
export function eventOf({
  before,
  after,
}: OperationChange): EventParams | undefined {
  if (before?.state === after.state) return undefined;
  const { id, kind, title, target, alsoTargets, environment } = after;
  const { state, reason, requestedBy, version } = after;
  return {
    topic: TOPIC,
    eventPayload: {
      id,
      kind,
      title,
      target,
      alsoTargets,
      environment,
      state,
      previousState: before?.state,
      reason,
      requestedBy,
      version,
    },
  };
}
