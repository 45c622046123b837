import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { Operation } from '@xkf/backstage-plugin-eks-common';
import { isUnauthenticated } from '../operation/inWords';
import { OperationsService } from '../operation/OperationsService';

/** What a reader works with. */
export interface OperationReaderOptions {
  eks: OperationsService;
  auth: AuthService;
  context: Pick<
    ActionContext<JsonObject>,
    'checkpoint' | 'getInitiatorCredentials' | 'logger' | 'signal'
  >;
  operationId: string;
}

/**
 * Reads one operation for a task that may wait longer than the sign-in of its
 * initiator lasts, which is an hour in Backstage. Whether the operation may be
 * seen is decided by the first reading, on behalf of the initiator; once that was
 * allowed and the sign-in has ended, the scaffolder goes on reading it as itself.
 */
export class OperationReader {
  readonly #options: OperationReaderOptions;
  #mayRead = false;
  #ownCredentials = false;

  constructor(options: OperationReaderOptions) {
    this.#options = options;
  }

  async read(): Promise<Operation> {
    if (!this.#mayRead) return this.#readFirst();
    try {
      return await this.#readAs(await this.#credentials());
    } catch (error) {
      if (this.#ownCredentials || !isUnauthenticated(error)) throw error;
      this.#ownCredentials = true;
      this.#options.context.logger.info(
        'The sign-in of whoever runs this task has ended. Goes on waiting without it.',
      );
      return this.#readAs(await this.#credentials());
    }
  }

  /** A recovered task may have been allowed to read before its sign-in ended. */
  async #readFirst(): Promise<Operation> {
    const { context, operationId } = this.#options;
    let operation: Operation | undefined;
    await context.checkpoint({
      key: `read.${operationId}`,
      fn: async () => {
        const initiator = await context.getInitiatorCredentials();
        operation = await this.#readAs(initiator);
        return { mayRead: true };
      },
    });
    this.#mayRead = true;
    return operation ?? this.read();
  }

  async #credentials(): Promise<BackstageCredentials> {
    const { auth, context } = this.#options;
    return this.#ownCredentials
      ? auth.getOwnServiceCredentials()
      : context.getInitiatorCredentials();
  }

  #readAs(credentials: BackstageCredentials): Promise<Operation> {
    const { eks, context, operationId: id } = this.#options;
    return eks.getOperation({ id }, { credentials, signal: context.signal });
  }
}
