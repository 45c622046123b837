import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { Operation, OperationPlan } from '@xkf/backstage-plugin-eks-common';
import { Sandbox } from '@xkf/sandbox';
import { Knex } from 'knex';
import { Portal, startPortal, useSandbox } from '../../__testUtils__/portal';
import {
  eventually,
  memoryDatabase,
} from '../../__testUtils__/terraformPortal';
import { OperationKind } from '../kind';
import { upgrade } from './fileWorld';
import { wiring } from './wiring';

export const allow = (): PolicyDecision => ({ result: AuthorizeResult.ALLOW });

const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

/** A portal in which `prod` needs an approval, and people who use its operations. */
export class OperationsPortal {
  /** Decides on permissions; everything is allowed unless a test says otherwise. */
  decide: (permission: string) => PolicyDecision = allow;
  readonly knex: Knex = memoryDatabase();
  readonly events = mockServices.events.mock();
  /** Notifications that were sent. */
  readonly send = jest.fn(async (_notification: unknown) => {});
  /** Signals that were published. */
  readonly publish = jest.fn(async (_signal: unknown) => {});
  #sandbox: Sandbox | undefined;
  #portal: Portal | undefined;

  /** @param kinds - those that the test wrote */
  constructor(private readonly kinds: readonly OperationKind[]) {}

  async start(): Promise<void> {
    wiring.kinds = this.kinds;
    this.#sandbox = await useSandbox();
    const { send, publish } = this;
    this.#portal = await startPortal({
      eks: { operations: { approval: { environments: ['prod'] } } },
      features: [
        mockServices.permissions.mock({
          authorizeConditional: async requests =>
            requests.map(({ permission }) => this.decide(permission.name)),
        }).factory,
        mockServices.database.factory({ knex: this.knex }),
        this.events.factory,
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send }),
        }),
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish }),
        }),
      ],
    });
  }

  async stop(): Promise<void> {
    await this.#portal?.backend.stop();
    await this.#sandbox?.stop();
    await this.knex.destroy();
  }

  /** @param name - of a user in the default namespace */
  post(name: string, path: string, body: object = {}) {
    return this.#running.post(path, body).set('authorization', as(name));
  }

  get(path: string) {
    return this.#running.get(path).set('authorization', as('ada'));
  }

  async plan(operation: object = upgrade): Promise<OperationPlan> {
    const { body } = await this.post('ada', '/operations/plan', {
      operation,
    }).expect(200);
    return body;
  }

  /** Plans and starts as Ada. */
  async begin(
    operation: object = upgrade,
    more: object = {},
  ): Promise<Operation> {
    const { planToken } = await this.plan(operation);
    const { body } = await this.post('ada', '/operations', {
      operation,
      planToken,
      ...more,
    }).expect(202);
    return body;
  }

  until(id: string, state: string): Promise<Operation> {
    return eventually(async () => {
      const { body } = await this.get(`/operations/${id}`).expect(200);
      if (body.state !== state) throw new Error(`${body.state}, not ${state}`);
      return body;
    });
  }

  /** Cancels what is left of a test. */
  async clear(): Promise<void> {
    const { body } = await this.get('/operations?active=true');
    for (const { id } of body.items as Operation[]) {
      await this.post('ada', `/operations/${id}/cancel`);
      await this.until(id, 'cancelled');
    }
  }

  get #running(): Portal {
    if (!this.#portal) throw new Error('The portal is not started');
    return this.#portal;
  }
}
