import { Operation } from '@xkf/backstage-plugin-eks-common';
import type { MemberAccount, Organization } from '@xkf/sandbox';
import {
  ChannelListener,
  subscribe,
  unsubscribe,
} from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import { OperationsPortal } from '../../world/__testUtils__/OperationsPortal';

const CHANNEL = 'http.server.request.start';

/** The organization of the bundled fleet, as an app configuration names it. */
export const organization = {
  managementAccountId: '999999999999',
  tenantOrganizationalUnitId: 'ou-acme-tenants01',
  tenantRegions: ['eu-west-1'],
};

/** The account that tests ask for. */
export const books = {
  kind: 'tenant-account',
  name: 'tenant-books',
  email: 'aws+tenant-books@acme.example',
  environment: 'dev',
  owner: 'group:default/team-books',
};

type Options = Parameters<typeof OperationsPortal.start>[0];

/** A portal whose operations make accounts, and what tests do with the organization. */
export class TenantPortal {
  /** Requests for accounts that Organizations got. */
  requests = 0;
  /** Answers to such requests that are lost on their way. */
  lost = 0;

  private constructor(readonly portal: OperationsPortal) {
    subscribe(CHANNEL, this.#listen);
  }

  static async start(options: Options = {}): Promise<TenantPortal> {
    const eks = { organization, ...options.eks };
    return new TenantPortal(await OperationsPortal.start({ ...options, eks }));
  }

  get inAws(): Organization {
    return this.portal.sandbox.world.organization;
  }

  /** Accounts with the address of the one that tests ask for. */
  get made(): MemberAccount[] {
    return [...this.inAws.accounts.values()].filter(
      ({ Email }) => Email.toLowerCase() === books.email,
    );
  }

  /** A fault of the organization's API. */
  fault(operation: string, effect: 'access-denied' | 'throttle'): string {
    return this.portal.sandbox.faults.add({
      effect,
      service: 'organizations',
      operation,
    });
  }

  /** Names of the steps with their states. */
  static states({ steps }: Operation): string[] {
    return steps.map(({ id, state }) => `${id} ${state}`);
  }

  async stop(): Promise<void> {
    unsubscribe(CHANNEL, this.#listen);
    await this.portal.stop();
  }

  #listen: ChannelListener = message => {
    const { request, response } = message as {
      request: IncomingMessage;
      response: ServerResponse;
    };
    const target = String(request.headers['x-amz-target'] ?? '');
    if (!target.endsWith('.CreateAccount')) return;
    this.requests += 1;
    if (this.lost === 0) return;
    this.lost -= 1;
    response.end = () => {
      request.socket.destroy();
      return response;
    };
  };
}
