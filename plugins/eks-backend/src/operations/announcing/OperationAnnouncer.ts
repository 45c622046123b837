import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { CauseLog } from '../engine/CauseLog';
import { OperationChange, OperationRecord } from '../record';
import { newsOf } from './news';
import { Throttle } from './Throttle';

/** Topic on the event bus. */
const TOPIC = 'eks.operation';
/** Channel of the signals for browsers. */
const CHANNEL = 'eks:operations';
/** A browser hears of one operation this often at most, in milliseconds. */
const SIGNAL_INTERVAL_MS = 1_000;

/** Ways to tell people and machines; those that are absent are not used. */
export interface AnnouncerOptions {
  events?: EventsService;
  notifications?: NotificationService;
  signals?: SignalsService;
  logger: LoggerService;
}

/**
 * Tells people, browsers and machines what happens to operations. Telling may
 * fail; the operation goes on.
 */
export class OperationAnnouncer {
  readonly #options: AnnouncerOptions;
  readonly #causes: CauseLog;
  readonly #throttle = new Throttle(SIGNAL_INTERVAL_MS);

  constructor(options: AnnouncerOptions) {
    this.#options = options;
    this.#causes = new CauseLog(options.logger);
  }

  changed(change: OperationChange): void {
    const { before, after } = change;
    if (before?.state !== after.state) {
      this.#try('Publishing an event about operations', () =>
        this.#options.events?.publish({
          topic: TOPIC,
          eventPayload: payloadOf(change),
        }),
      );
    }
    this.#throttle.call(after.id, () =>
      this.#try('Sending a signal about operations', () =>
        this.#options.signals?.publish({
          recipients: { type: 'broadcast' },
          channel: CHANNEL,
          message: { id: after.id, version: after.version },
        }),
      ),
    );
    this.#notify(change);
  }

  #notify(change: OperationChange): void {
    const news = newsOf(change);
    const entityRef = recipientsOf(change.after);
    if (!news || entityRef.length === 0) return;
    this.#try('Sending a notification about operations', () =>
      this.#options.notifications?.send({
        recipients: { type: 'entity', entityRef },
        payload: {
          ...news,
          link: `/eks/operations/${change.after.id}`,
          topic: 'eks-operations',
          scope: change.after.id,
        },
      }),
    );
  }

  #try(subject: string, tell: () => Promise<unknown> | undefined): void {
    Promise.resolve()
      .then(tell)
      .then(
        () => this.#causes.succeeded(subject),
        error => this.#causes.failed(subject, error),
      );
  }
}

function payloadOf({ before, after }: OperationChange) {
  const { id, kind, title, cluster, environment, state, reason } = after;
  return {
    id,
    kind,
    title,
    cluster,
    environment,
    state,
    previousState: before?.state,
    reason,
    requestedBy: after.requestedBy,
    version: after.version,
  };
}

/** The requester and the owner, where they are entities that can be told. */
function recipientsOf({ requestedBy, owner }: OperationRecord): string[] {
  const isEntity = (ref: string | undefined) =>
    /^(user|group):/i.test(ref ?? '');
  return [...new Set([requestedBy, owner])].filter(
    (ref): ref is string => ref !== undefined && isEntity(ref),
  );
}
