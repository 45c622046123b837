import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { eksPermissions } from '@xkf/backstage-plugin-eks-common';
import {
  ClusterAccessProvider,
  eksClusterAccessExtensionPoint,
  eksGitHostExtensionPoint,
  eksReadinessExtensionPoint,
  GitHostProvider,
} from '@xkf/backstage-plugin-eks-node';
import { registerActions } from './api/actions';
import { createHandlers } from './api/createHandlers';
import { EndpointRunner } from './api/EndpointRunner';
import { createRouter } from './api/router';
import { AuditTrail } from './audit/AuditTrail';
import { AccountCredentials, AwsReaders } from './aws';
import { readEksConfig } from './config';
import { openDatabase } from './database/migrate';
import { RollbackWindows } from './fleet/rollback/RollbackWindows';
import { scheduleScans } from './fleet/scan/scheduleScans';
import { Scanner } from './fleet/scan/Scanner';
import { CalendarStore } from './fleet/store/CalendarStore';
import { FleetStore } from './fleet/store/FleetStore';
import { UpdateHistory } from './fleet/updates/UpdateHistory';
import { VersionUpdates } from './fleet/updates/VersionUpdates';
import {
  ClusterConnections,
  createAwsIamAccessProvider,
  KubernetesReader,
} from './kubernetes';
import { chooseAccess } from './kubernetes/chooseAccess';
import { createKinds } from './operations/createKinds';
import { createOperations } from './operations/createOperations';
import {
  ClusterAuthorizer,
  clusterResourceRef,
  eksClusterPermissionRules,
} from './permissions';
import { createGitHosts } from './pullRequests';
import { ReadinessRegistry } from './readiness';
import { createTerraform } from './terraform/createTerraform';

/**
 * Backend of the eks plugin: reads the clusters of all configured accounts and
 * serves what it knows below `/api/eks`.
 * @public
 */
export const eksPlugin = createBackendPlugin({
  pluginId: 'eks',
  register(env) {
    const accessProviders = new Map<string, ClusterAccessProvider>();
    env.registerExtensionPoint(eksClusterAccessExtensionPoint, {
      addAccessProvider(provider) {
        if (accessProviders.has(provider.name)) {
          throw new ConflictError(
            `A cluster access provider named ${provider.name} exists already`,
          );
        }
        accessProviders.set(provider.name, provider);
      },
    });
    const gitHostProviders = new Map<string, GitHostProvider>();
    env.registerExtensionPoint(eksGitHostExtensionPoint, {
      addGitHost(provider) {
        if (gitHostProviders.has(provider.name)) {
          throw new ConflictError(
            `A Git host named ${provider.name} exists already`,
          );
        }
        gitHostProviders.set(provider.name, provider);
      },
    });
    const readiness = new ReadinessRegistry();
    env.registerExtensionPoint(eksReadinessExtensionPoint, {
      addCheck: check => readiness.add(check),
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { logger } = deps;
        const config = readEksConfig(deps.rootConfig);
        const credentials = new AccountCredentials(
          DefaultAwsCredentialsManager.fromConfig(deps.rootConfig),
        );
        const awsIam = createAwsIamAccessProvider({
          credentialsFor: async accountId => credentials.forAccount(accountId),
        });
        const providers = [awsIam, ...accessProviders.values()];
        const connections = new ClusterConnections({
          providers,
          accessOf: chooseAccess(config, providers),
          logger,
        });

        const knex = await openDatabase(deps.database);
        const store = new FleetStore(knex);
        const calendar = new CalendarStore(knex);
        const readers = new AwsReaders(credentials);
        const scanner = new Scanner({
          config,
          store,
          calendar,
          readers,
          logger,
        });
        const gitHosts = createGitHosts({
          integrations: ScmIntegrations.fromConfig(deps.rootConfig),
          providers: [...gitHostProviders.values()],
        });
        const { fleet, repositories, changes, tracker } = createTerraform({
          config,
          knex,
          fleet: { store, calendar },
          gitHosts,
          refresh: record => scanner.refresh(record),
          portalUrl: deps.rootConfig.getString('app.baseUrl'),
          logger,
        });

        deps.permissionsRegistry.addResourceType({
          resourceRef: clusterResourceRef,
          permissions: eksPermissions,
          rules: Object.values(eksClusterPermissionRules),
          getResources: arns => fleet.resources(arns),
        });
        const trail = new AuditTrail(knex, logger);
        const kubernetes = new KubernetesReader(connections);
        const versionUpdates = new VersionUpdates();
        const { kinds, world } = createKinds({
          connections,
          readiness,
          world: {
            config,
            fleet,
            aws: readers,
            updates: versionUpdates,
            kubernetes,
            changes,
            tracker,
            repositories,
            gitHosts,
            refresh: record => scanner.refresh(record),
            logger,
          },
        });
        const operations = await createOperations({
          ...deps,
          config,
          knex,
          kinds,
          fleet,
          trail,
          tracker,
          announce: deps,
        });
        const runner = new EndpointRunner({
          handlers: createHandlers({
            config,
            fleet,
            scanner,
            readers,
            updates: new UpdateHistory(),
            rollbacks: new RollbackWindows({
              readers,
              updates: versionUpdates,
              logger,
            }),
            kubernetes,
            world,
            repositories,
            changes,
            tracker,
            operations,
          }),
          authorizer: new ClusterAuthorizer(
            deps.permissions,
            deps.permissionsRegistry,
          ),
          auditor: deps.auditor,
          trail,
          logger,
        });
        deps.httpRouter.use(createRouter(runner, deps.httpAuth));
        registerActions(deps.actionsRegistry, runner);

        await store.syncUnits(scanner.units());
        await scheduleScans(config, deps.scheduler, scanner, repositories);
        deps.lifecycle.addShutdownHook(async () => {
          await scanner.stop();
          await connections.close();
          readers.close();
        });
      },
    });
  },
});
