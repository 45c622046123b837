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
import { accountOfRef, eksPermissions } from '@xkf/backstage-plugin-eks-common';
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
import { accountOf } from './fleet/clusterView';
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
import { OperationReader } from './operations/store/OperationReader';
import { TargetAccess } from './operations/TargetAccess';
import {
  createDirectory,
  followOrganization,
  withOrganization,
} from './organization';
import {
  ClusterAuthorizer,
  clusterResourceRef,
  eksClusterPermissionRules,
} from './permissions';
import { createGitHosts } from './pullRequests';
import { ReadinessRegistry } from './readiness';
import { RegistrationStore, Tenants } from './tenants/accounts';
import { IamReadings, IrsaRoles, ServiceAccountReadings } from './tenants/irsa';
import { NetworkReadings } from './tenants/networks';
import { Peerings } from './tenants/peerings';
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
        const configured = readEksConfig(deps.rootConfig);
        const credentials = new AccountCredentials(
          DefaultAwsCredentialsManager.fromConfig(deps.rootConfig),
        );
        const readers = new AwsReaders(credentials, configured.organization);
        const knex = await openDatabase(deps.database);
        const directory = await createDirectory({
          config: configured,
          knex,
          readers,
          logger,
        });
        const config = withOrganization(configured, directory);
        const awsIam = createAwsIamAccessProvider({
          credentialsFor: async accountId => credentials.forAccount(accountId),
        });
        const providers = [awsIam, ...accessProviders.values()];
        const connections = new ClusterConnections({
          providers,
          accessOf: chooseAccess(config, providers),
          logger,
        });

        const store = new FleetStore(knex);
        const calendar = new CalendarStore(knex);
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
          getResources: refs =>
            new TargetAccess(config, fleet).resources(
              refs.map(ref => ({
                key: ref,
                accountId: accountOfRef(ref) ?? '',
              })),
            ),
        });
        const trail = new AuditTrail(knex, logger);
        const kubernetes = new KubernetesReader(connections);
        const versionUpdates = new VersionUpdates();
        const registrations = new RegistrationStore(knex);
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
            operations: new OperationReader(knex),
            refresh: record => scanner.refresh(record),
            refreshAccounts: async () => directory?.refresh(),
            registrations,
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
        const networks = new NetworkReadings({ config, readers, logger });
        const peerings = new Peerings({
          networks,
          repositories,
          operations: world.operations,
        });
        const irsa = new IrsaRoles({
          iam: new IamReadings({ config, readers, logger }),
          serviceAccounts: new ServiceAccountReadings({
            fleet,
            kubernetes,
            logger,
          }),
          fleet,
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
            networks,
            peerings,
            irsa,
            tenants: new Tenants({
              config,
              isConfigured: id => accountOf(configured, id) !== undefined,
              directory,
              networks,
              peerings,
              repositories,
              registrations,
              tracker,
              countRoles: account => irsa.count(account),
            }),
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
        if (config.organization && directory) {
          await followOrganization({
            organization: config.organization,
            directory,
            scheduler: deps.scheduler,
            store,
            scanner,
          });
        }
        deps.lifecycle.addShutdownHook(async () => {
          directory?.stop();
          await scanner.stop();
          await connections.close();
          readers.close();
        });
      },
    });
  },
});
