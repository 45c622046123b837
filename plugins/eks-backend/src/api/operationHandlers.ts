import { Operations } from '../operations/Operations';
import { Verb } from '../operations/transitions/verbs';
import { CallContext, Handlers } from './handlers';
import { principalOf } from './principal';

/** What the endpoints about operations do their work with. */
export interface OperationHandlerOptions {
  operations: Operations;
}

type OperationEndpointName =
  | 'planOperation'
  | 'startOperation'
  | 'listOperations'
  | 'getOperation'
  | 'listOperationEvents'
  | 'approveOperation'
  | 'pauseOperation'
  | 'resumeOperation'
  | 'retryOperation'
  | 'cancelOperation'
  | 'chooseForOperation';

const callerOf = ({ access, credentials }: CallContext) => ({
  access,
  principal: principalOf(credentials),
});

export function createOperationHandlers({
  operations,
}: OperationHandlerOptions): Pick<Handlers, OperationEndpointName> {
  const move =
    (verb: Verb) =>
    ({ params }: { params: { id: string } }, context: CallContext) =>
      operations.move(params.id, verb, callerOf(context));

  return {
    planOperation({ body }, context) {
      return operations.plan(body.operation, callerOf(context));
    },

    startOperation({ body }, context) {
      const { operation: input, planToken: token, confirmation } = body;
      return operations.start(
        { input, token, confirmation },
        callerOf(context),
      );
    },

    listOperations({ query }, { access }) {
      const { limit, cursor, ...filter } = query;
      return operations.list(filter, { limit, cursor }, access);
    },

    getOperation({ params }, { access }) {
      return operations.get(params.id, access);
    },

    listOperationEvents({ params, query }, { access }) {
      return operations.events(params.id, query, access);
    },

    approveOperation: move({ name: 'approve' }),
    pauseOperation: move({ name: 'pause' }),
    resumeOperation: move({ name: 'resume' }),
    retryOperation: move({ name: 'retry' }),
    cancelOperation: move({ name: 'cancel' }),

    chooseForOperation({ params, body }, context) {
      return operations.move(
        params.id,
        { name: 'choose', ...body },
        callerOf(context),
      );
    },
  };
}
