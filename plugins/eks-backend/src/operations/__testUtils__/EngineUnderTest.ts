import { isError } from '@backstage/errors';
import { OperationEvent, UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';
import { AuditTrail } from '../../audit/AuditTrail';
import { EngineTiming, OperationEngine } from '../engine/OperationEngine';
import { OperationKind } from '../kind';
import { OperationChange, OperationRecord } from '../record';
import { OperationReader } from '../store/OperationReader';
import { OperationStore } from '../store/OperationStore';
import { ApprovalTerms } from '../transitions/approving';
import { applyVerb, Verb } from '../transitions/verbs';
import { openMigrated, SharedDatabase, sqliteFile } from './database';
import { upgrade } from './fileWorld';
import { newOperation } from './newOperation';
import { quickTiming } from './ReplicaProcess';
import { silentLogger } from './silentLogger';
import { terms } from './terms';

const LIMIT_MS = 15_000;

/** An engine in this process, on a database of its own. */
export class EngineUnderTest {
  readonly store: OperationStore;
  readonly reader: OperationReader;
  readonly engine: OperationEngine;
  readonly changes: OperationChange[] = [];

  private constructor(
    readonly knex: Knex,
    readonly kind: OperationKind<UpgradeInput>,
    private readonly options: EngineTestOptions,
  ) {
    this.store = new OperationStore(knex);
    this.reader = new OperationReader(knex);
    this.store.onChange(change => this.changes.push(change));
    this.engine = new OperationEngine({
      store: this.store,
      kinds: [kind],
      trail: new AuditTrail(knex, silentLogger),
      describe: error => (isError(error) ? `${error.message}.` : 'Failed.'),
      logger: options.logger ?? silentLogger,
      concurrency: options.concurrency ?? 10,
      timing: { ...quickTiming, ...options.timing },
      isConfigured: options.isConfigured,
    });
    if (options.start !== false) this.engine.start();
  }

  static async create(
    kind: OperationKind<UpgradeInput>,
    options: EngineTestOptions = {},
  ): Promise<EngineUnderTest> {
    const knex =
      options.knex ??
      (await openMigrated(options.database ?? sqliteFile(':memory:')));
    return new EngineUnderTest(knex, kind, options);
  }

  /** Adds an operation and gives its id. */
  async add(changes: Partial<OperationRecord> = {}): Promise<string> {
    const record = newOperation(this.kind, upgrade, changes);
    await this.store.add(record, { type: 'created', message: 'Started.' });
    this.engine.wake();
    return record.id;
  }

  async say(
    id: string,
    verb: Verb,
    by = 'user:default/bob',
  ): Promise<OperationRecord> {
    const record = await this.store.change(id, (stored, now) =>
      applyVerb(stored, verb, by, now, this.options.terms ?? terms),
    );
    this.engine.wake(id);
    return record;
  }

  async find(id: string): Promise<OperationRecord> {
    const record = await this.reader.find(id);
    if (!record) throw new Error(`There is no operation ${id}`);
    return record;
  }

  events(id: string): Promise<OperationEvent[]> {
    return this.reader.events(id, { after: 0, limit: 1000 });
  }

  async messages(id: string): Promise<string[]> {
    return (await this.events(id)).map(({ message }) => message);
  }

  /** Waits until an operation is in a state, or fits otherwise. */
  async until(
    id: string,
    wanted: string | ((record: OperationRecord) => boolean),
  ): Promise<OperationRecord> {
    const fits =
      typeof wanted === 'string'
        ? ({ state }: OperationRecord) => state === wanted
        : wanted;
    const deadline = Date.now() + LIMIT_MS;
    for (;;) {
      const record = await this.find(id);
      if (fits(record)) return record;
      if (Date.now() > deadline) {
        throw new Error(`It did not come to ${wanted}: ${record.state}`);
      }
      await new Promise(resolve => {
        setTimeout(resolve, 5);
      });
    }
  }

  async stop(): Promise<void> {
    await this.engine.stop();
    await this.knex.destroy();
  }
}

/** What a test may choose. */
export interface EngineTestOptions {
  /** Opened and migrated already. */
  knex?: Knex;
  database?: SharedDatabase;
  timing?: Partial<EngineTiming>;
  concurrency?: number;
  logger?: typeof silentLogger;
  /** Left out: it runs at once. */
  start?: boolean;
  terms?: ApprovalTerms;
  isConfigured?: (accountId: string) => boolean;
}
