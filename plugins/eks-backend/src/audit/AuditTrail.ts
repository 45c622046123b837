import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import { EndpointAudit } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

const TABLE = 'eks_audit';

/** An act that is about to happen. */
export interface AuditIntent extends EndpointAudit {
  /** Who acts: an entity reference or a service's name. */
  principal: string;
  /** What the act is about: ids and choices, never secrets. */
  subject: Record<string, unknown>;
}

/**
 * Append-only record of acts: one row before an act and one after it. An act
 * whose intent cannot be written is refused.
 */
export class AuditTrail {
  readonly #knex: Knex;
  readonly #logger: LoggerService;

  constructor(knex: Knex, logger: LoggerService) {
    this.#knex = knex;
    this.#logger = logger;
  }

  /**
   * Writes the intent, acts, writes the outcome.
   * @param describe - the text that may be kept of a failure
   * @param shortfallOf - what an act that did not fail did not achieve, in words;
   * undefined: nothing
   * @throws ServiceUnavailableError when the intent cannot be written
   */
  async record<T>(
    intent: AuditIntent,
    act: () => Promise<T>,
    describe: (error: unknown) => string,
    shortfallOf: (result: T) => string | undefined = () => undefined,
  ): Promise<T> {
    const actId = randomUUID();
    try {
      await this.#append(actId, 'intent', intent);
    } catch (error) {
      this.#logger.error('Refused an act: no audit record', toError(error));
      throw new ServiceUnavailableError(
        'Nothing was done, because the audit record could not be written. Try again when the database is reachable.',
      );
    }
    let result: T;
    try {
      result = await act();
    } catch (error) {
      await this.#conclude(actId, intent, {
        outcome: 'failed',
        error: describe(error),
      });
      throw error;
    }
    const error = shortfallOf(result);
    await this.#conclude(
      actId,
      intent,
      error === undefined
        ? { outcome: 'succeeded' }
        : { outcome: 'failed', error },
    );
    return result;
  }

  /** The act has happened; a record that cannot be written must not hide that. */
  async #conclude(
    actId: string,
    intent: AuditIntent,
    outcome: { outcome: string; error?: string },
  ): Promise<void> {
    try {
      await this.#append(actId, 'outcome', intent, outcome);
    } catch (error) {
      this.#logger
        .child({ actId, eventId: intent.eventId, ...outcome })
        .error('The outcome of an act was not recorded', toError(error));
    }
  }

  async #append(
    actId: string,
    phase: 'intent' | 'outcome',
    intent: AuditIntent,
    outcome: { outcome?: string; error?: string } = {},
  ): Promise<void> {
    await this.#knex(TABLE).insert({
      id: randomUUID(),
      act_id: actId,
      phase,
      at: new Date().toISOString(),
      event_id: intent.eventId,
      severity: intent.severity,
      principal: intent.principal,
      subject: JSON.stringify(intent.subject),
      ...outcome,
    });
  }
}
