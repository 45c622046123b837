import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { AuditTrail } from '../audit/AuditTrail';
import { EksConfig } from '../config';
import { Fleet } from '../fleet/Fleet';
import {
  AnnouncerOptions,
  OperationAnnouncer,
} from './announcing/OperationAnnouncer';
import { describeError } from './describeError';
import { EngineTiming, OperationEngine } from './engine/OperationEngine';
import { OperationKind } from './kind';
import { Operations } from './Operations';
import { OperationVisibility } from './OperationVisibility';
import { OperationPlanner } from './planning/OperationPlanner';
import { scheduleRetention } from './scheduleRetention';
import { OperationReader } from './store/OperationReader';
import { OperationStore } from './store/OperationStore';

/** What operations are made of. */
export interface CreateOperationsOptions {
  config: EksConfig;
  knex: Knex;
  kinds: readonly OperationKind[];
  fleet: Fleet;
  trail: AuditTrail;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  /** Ways to tell people and machines. */
  announce: Omit<AnnouncerOptions, 'logger'>;
  timing?: Partial<EngineTiming>;
}

/** Wires the engine, which begins with the backend and ends with it. */
export async function createOperations(
  options: CreateOperationsOptions,
): Promise<Operations> {
  const { config, knex, kinds, fleet, trail, logger, timing } = options;
  const store = new OperationStore(knex);
  const reader = new OperationReader(knex);
  const announcer = new OperationAnnouncer({ ...options.announce, logger });
  store.onChange(change => announcer.changed(change));
  const engine = new OperationEngine({
    store,
    kinds,
    trail,
    describe: describeError,
    logger,
    concurrency: config.operations.concurrency,
    timing,
  });
  options.lifecycle.addStartupHook(() => engine.start());
  options.lifecycle.addShutdownHook(() => engine.stop());
  await scheduleRetention(config, options.scheduler, reader, logger);
  return new Operations({
    kinds,
    planner: new OperationPlanner({ config, fleet, kinds, store, reader }),
    visibility: new OperationVisibility(config, fleet),
    store,
    reader,
    engine,
  });
}
