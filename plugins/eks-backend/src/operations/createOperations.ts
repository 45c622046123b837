import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { Knex } from 'knex';
import { AuditTrail } from '../audit/AuditTrail';
import { EksConfig } from '../config';
import { Fleet } from '../fleet/Fleet';
import { NewsTeller, TellerOptions } from './announcing/NewsTeller';
import { OperationSignals } from './announcing/OperationSignals';
import { Outbox, tellingsOf } from './announcing/outbox';
import { describeError } from './describeError';
import { EngineTiming, OperationEngine } from './engine/OperationEngine';
import { OperationKind } from './kind';
import { Operations } from './Operations';
import { OperationVisibility } from './OperationVisibility';
import { OperationPlanner } from './planning/OperationPlanner';
import { scheduleRetention } from './scheduleRetention';
import { OperationReader } from './store/OperationReader';
import { OperationStore } from './store/OperationStore';
import { accountResource, TargetAccess } from './TargetAccess';
import { World } from './world';

/** What operations are made of. */
export interface CreateOperationsOptions {
  config: EksConfig;
  knex: Knex;
  kinds: readonly OperationKind[];
  fleet: Fleet;
  trail: AuditTrail;
  tracker: World['tracker'];
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  /** Ways to tell people and machines. */
  announce: Pick<TellerOptions, 'events' | 'notifications'> & {
    signals?: SignalsService;
  };
  timing?: Partial<EngineTiming>;
}

/** Wires the engine, which begins with the backend and ends with it. */
export async function createOperations(
  options: CreateOperationsOptions,
): Promise<Operations> {
  const { config, knex, kinds, fleet, trail, logger, timing } = options;
  const store = new OperationStore(knex);
  const reader = new OperationReader(knex);
  const targets = new TargetAccess(config, fleet);
  const visibility = new OperationVisibility(targets);
  const { signals, events, notifications } = options.announce;
  const browsers = new OperationSignals({ signals, logger });
  const teller = new NewsTeller({
    events,
    notifications,
    outbox: new Outbox(knex),
    logger,
  });
  store.onChange(change => {
    browsers.changed(change);
    if (tellingsOf(change).length > 0) teller.wake();
  });
  const engine = new OperationEngine({
    store,
    kinds,
    trail,
    describe: describeError,
    logger,
    concurrency: config.operations.concurrency,
    isConfigured: accountId => accountResource(config, accountId) !== undefined,
    timing,
  });
  options.lifecycle.addStartupHook(() => {
    engine.start();
    teller.start();
  });
  options.lifecycle.addShutdownHook(async () => {
    await engine.stop();
    await teller.stop();
  });
  await scheduleRetention(config, options.scheduler, reader, logger);
  return new Operations({
    kinds,
    planner: new OperationPlanner({
      config,
      targets,
      visibility,
      kinds,
      store,
      reader,
    }),
    visibility,
    store,
    reader,
    engine,
    terms: config.operations.approval,
    tracker: options.tracker,
    logger,
  });
}
