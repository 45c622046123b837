import {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EksService } from '@xkf/backstage-plugin-eks-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { EksProviderConfig } from '../config/readEksProviderConfig';
import { accountEntity } from '../entities/accountEntity';
import { clusterEntity } from '../entities/clusterEntity';
import { systemEntities } from '../entities/systemEntities';
import { accountsOf } from '../fleet/accounts';
import { readFleet } from '../fleet/readFleet';
import { readRetained } from '../fleet/readRetained';

const PROVIDER_NAME = 'eks';
const FIRST_SUCCESS_ATTEMPTS = 10;
const FIRST_SUCCESS_PAUSE_MS = 10_000;

/** What the provider works with. */
export interface EksEntityProviderOptions {
  config: EksProviderConfig;
  eks: EksService;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  scheduler: SchedulerService;
  /** Between attempts before the first success. */
  pauseMs?: number;
}

/**
 * Gives the catalog one entity for each AWS account, each EKS cluster and each
 * registered tenant that the eks backend knows. It never talks to AWS. The catalog is changed only
 * from a complete answer; otherwise it stays as it is.
 */
export class EksEntityProvider implements EntityProvider {
  private connection: EntityProviderConnection | undefined;
  private succeeded = false;

  constructor(private readonly options: EksEntityProviderOptions) {}

  getProviderName(): string {
    return PROVIDER_NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
    const { config, scheduler } = this.options;
    await scheduler.createScheduledTaskRunner(config.schedule).run({
      id: `${PROVIDER_NAME}:refresh`,
      fn: signal => this.run(signal),
    });
  }

  /**
   * One scheduled run. Until the first success it tries again soon, so that a
   * portal that starts does not wait a whole period for the first scan.
   */
  private async run(signal: AbortSignal): Promise<void> {
    const { pauseMs = FIRST_SUCCESS_PAUSE_MS } = this.options;
    for (let attempt = 1; ; attempt++) {
      try {
        await this.refresh(signal);
        this.succeeded = true;
        return;
      } catch (error) {
        const last = this.succeeded || attempt === FIRST_SUCCESS_ATTEMPTS;
        this.options.logger[last ? 'warn' : 'info'](
          'The catalog keeps its EKS entities as they are, because the fleet could not be read',
          { reason: error instanceof Error ? error.message : String(error) },
        );
        if (last) return;
      }
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
    }
  }

  private async refresh(signal: AbortSignal): Promise<void> {
    const { auth, catalog, config, eks, logger } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const fleet = await readFleet({ eks, options: { credentials, signal } });
    const retained = await readRetained(fleet.units, catalog, credentials);
    const entities: Entity[] = [
      ...accountsOf(fleet.units).map(account =>
        accountEntity(account, config, fleet.tenants.get(account.accountId)),
      ),
      ...fleet.clusters.map(cluster => clusterEntity(cluster, config)),
      ...systemEntities(fleet.tenants.values(), config),
    ];
    const known = new Set(entities.map(entity => entity.metadata.name));
    const kept = retained.filter(({ metadata }) => !known.has(metadata.name));
    await this.connection?.applyMutation({
      type: 'full',
      entities: [...entities, ...kept].map(entity => ({
        entity,
        locationKey: `${PROVIDER_NAME}-provider`,
      })),
    });
    logger.debug('The catalog has the EKS entities', {
      entities: entities.length,
      kept: kept.length,
    });
  }
}
