import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Sandbox, startSandbox } from '@xkf/sandbox';
import request from 'supertest';
import eksPlugin from '..';

/** Accounts of the sandbox's fleet, as an app configuration names them. */
export const accounts = [
  account('111111111111', 'xkf-dev', 'dev', ['eu-west-1', 'eu-north-1']),
  account('222222222222', 'xkf-qa', 'qa', ['eu-west-1']),
  account('333333333333', 'xkf-prod', 'prod', ['eu-west-1', 'eu-north-1']),
  account('444444444444', 'tenant-data', 'prod', ['eu-west-1']),
  account('555555555555', 'legacy', 'prod', ['eu-west-1']),
];

function account(
  accountId: string,
  name: string,
  environment: string,
  regions: string[],
) {
  return { accountId, name, environment, regions };
}

/** A running backend and the means to ask it. */
export interface Portal {
  backend: TestBackend;
  get(path: string): request.Test;
  post(path: string, body?: object): request.Test;
  /** Reads all accounts again and waits until nothing is being read. */
  scan(): Promise<void>;
}

/** Options of a backend under test. */
export interface PortalOptions {
  eks?: JsonObject;
  /** Sections of the app configuration besides `aws` and `eks`. */
  config?: JsonObject;
  features?: Parameters<typeof startTestBackend>[0]['features'];
}

/**
 * Starts the plugin against the AWS that the environment variables name, and
 * waits until its first scan has ended.
 */
export async function startPortal(
  options: PortalOptions = {},
): Promise<Portal> {
  const backend = await startTestBackend({
    features: [
      eksPlugin,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example' },
          ...options.config,
          aws: { accountDefaults: { roleName: 'xkf-portal-reader' } },
          eks: { accounts, ...options.eks },
        },
      }),
      ...(options.features ?? []),
    ],
  });
  const portal: Portal = {
    backend,
    get: path => request(backend.server).get(`/api/eks${path}`),
    post: (path, body = {}) =>
      request(backend.server).post(`/api/eks${path}`).send(body),
    async scan() {
      await portal.post('/scan').expect(202);
      await untilIdle(portal);
    },
  };
  await untilIdle(portal);
  return portal;
}

async function untilIdle(portal: Portal): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { body } = await portal.get('/scan-status');
    const units: { state: string }[] = body.units;
    if (
      units.every(({ state }) => state !== 'running' && state !== 'pending')
    ) {
      return;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error('The scan did not end within 30 s');
}

/** Configuration of the sandbox's Git host and the repositories on it. */
export function terraformConfig(
  sandbox: Sandbox,
): Pick<PortalOptions, 'config' | 'eks'> {
  const { gitUrl } = sandbox;
  return {
    config: {
      integrations: {
        github: [
          {
            host: new URL(gitUrl).host,
            apiBaseUrl: `${gitUrl}/api/v3`,
            token: sandbox.environment().SANDBOX_GIT_TOKEN,
          },
        ],
      },
    },
    eks: {
      accounts: accounts.map(one =>
        one.accountId === '444444444444' ? { ...one, role: 'tenant' } : one,
      ),
      terraform: {
        platform: [
          { repoUrl: `${gitUrl}/acme/xkf`, regions: ['eu-west-1'] },
          { repoUrl: `${gitUrl}/acme/xkf-north`, regions: ['eu-north-1'] },
        ],
        tenants: [
          {
            accountId: '444444444444',
            repoUrl: `${gitUrl}/acme/tenant-data`,
          },
        ],
      },
    },
  };
}

/** Starts the sandbox and points the AWS SDK of this process at it. */
export async function useSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox({ timeScale: 0 });
  Object.assign(process.env, sandbox.environment());
  return sandbox;
}
