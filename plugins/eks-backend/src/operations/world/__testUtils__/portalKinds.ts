import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { AccountCredentials, AwsReaders } from '../../../aws';
import { readEksConfig } from '../../../config';
import { Scanner } from '../../../fleet/scan/Scanner';
import { CalendarStore } from '../../../fleet/store/CalendarStore';
import { FleetStore } from '../../../fleet/store/FleetStore';
import { VersionUpdates } from '../../../fleet/updates/VersionUpdates';
import {
  ClusterConnections,
  createAwsIamAccessProvider,
  KubernetesReader,
} from '../../../kubernetes';
import { chooseAccess } from '../../../kubernetes/chooseAccess';
import { createGitHosts } from '../../../pullRequests';
import { ReadinessRegistry } from '../../../readiness';
import { RegistrationStore } from '../../../tenants/accounts/RegistrationStore';
import { createTerraform } from '../../../terraform/createTerraform';
import { silentLogger } from '../../__testUtils__/silentLogger';
import { createKinds } from '../../createKinds';
import { OperationReader } from '../../store/OperationReader';
import { quickPace } from './pace';

/** The kinds as the plugin wires them, for a process without Backstage. */
export function portalKinds(data: JsonObject, knex: Knex) {
  const root = new ConfigReader(data);
  const config = readEksConfig(root);
  const credentials = new AccountCredentials(
    DefaultAwsCredentialsManager.fromConfig(root),
  );
  const providers = [
    createAwsIamAccessProvider({
      credentialsFor: async accountId => credentials.forAccount(accountId),
    }),
  ];
  const logger = silentLogger;
  const connections = new ClusterConnections({
    providers,
    accessOf: chooseAccess(config, providers),
    logger,
  });
  const aws = new AwsReaders(credentials, config.organization);
  const store = new FleetStore(knex);
  const calendar = new CalendarStore(knex);
  const scanner = new Scanner({
    config,
    store,
    calendar,
    readers: aws,
    logger,
  });
  const gitHosts = createGitHosts({
    integrations: ScmIntegrations.fromConfig(root),
    providers: [],
  });
  const refresh = (record: Parameters<Scanner['refresh']>[0]) =>
    scanner.refresh(record);
  const terraform = createTerraform({
    config,
    knex,
    fleet: { store, calendar },
    gitHosts,
    refresh,
    portalUrl: 'https://portal.example',
    logger,
  });
  const { kinds } = createKinds({
    connections,
    readiness: new ReadinessRegistry(),
    world: {
      config,
      ...terraform,
      aws,
      updates: new VersionUpdates(),
      kubernetes: new KubernetesReader(connections),
      gitHosts,
      operations: new OperationReader(knex),
      refresh,
      refreshAccounts: async () => {},
      registrations: new RegistrationStore(knex),
      logger,
      pace: quickPace,
    },
  });
  return {
    kinds,
    /** Reads the whole fleet into the database. */
    async scan(): Promise<void> {
      await store.syncUnits(scanner.units());
      await scanner.scan();
      await terraform.repositories.readAll();
    },
    async close(): Promise<void> {
      await connections.close();
      aws.close();
    },
  };
}
