import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { EksConfig } from '../config';
import { Fleet } from '../fleet/Fleet';
import { CalendarStore } from '../fleet/store/CalendarStore';
import { ClusterRecord, FleetStore } from '../fleet/store/FleetStore';
import { GitHosts } from '../pullRequests';
import { ChangeScopes } from './ChangeScopes';
import { ChangeTracker } from './ChangeTracker';
import { MergedRemovals } from './MergedRemovals';
import { RepositoryReadings } from './RepositoryReadings';
import { ChangeStore } from './store/ChangeStore';
import { RepositoryStore } from './store/RepositoryStore';
import { TerraformChanges } from './TerraformChanges';

/** Joins the fleet with the repositories that describe it. */
export function createTerraform(options: {
  config: EksConfig;
  knex: Knex;
  fleet: { store: FleetStore; calendar: CalendarStore };
  gitHosts: GitHosts;
  /** Reads a cluster again from AWS; callers at the same time share it. */
  refresh(record: ClusterRecord): Promise<void>;
  /** `app.baseUrl`. */
  portalUrl: string;
  logger: LoggerService;
}) {
  const { config, knex, gitHosts, logger } = options;
  const repositories = new RepositoryReadings({
    config,
    gitHosts,
    store: new RepositoryStore(knex),
    logger,
  });
  const fleet = new Fleet({ config, ...options.fleet, repositories });
  const store = new ChangeStore(knex);
  return {
    fleet,
    repositories,
    changes: new TerraformChanges({
      config,
      scopes: new ChangeScopes({
        config,
        fleet,
        removals: new MergedRemovals(store),
      }),
      gitHosts,
      store,
      portalUrl: options.portalUrl.replace(/\/+$/, ''),
    }),
    tracker: new ChangeTracker({
      config,
      fleet,
      gitHosts,
      store,
      repositories,
      refresh: options.refresh,
      logger,
    }),
  };
}
