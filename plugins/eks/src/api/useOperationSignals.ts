import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { operationKey, operationsKey } from './operationQueries';

/** Where the backend tells that an operation has changed. */
export const OPERATIONS_CHANNEL = 'eks:operations';

/**
 * Asks for operations again as soon as the backend says that they changed. In an
 * app without signals nothing happens; the pages then ask on their own.
 */
// Each message counts: the hook of Backstage keeps the last one alone, so that of
// two operations that change at once only one would be asked for.
export function useOperationSignals(): void {
  const signals = useApiHolder().get(signalApiRef);
  const client = useQueryClient();
  useEffect(() => {
    if (!signals) return undefined;
    const { unsubscribe } = signals.subscribe(OPERATIONS_CHANNEL, message => {
      const { id } = message;
      if (typeof id !== 'string') return;
      // An answer on its way is let in; otherwise a busy drain would show nothing.
      const gently = { cancelRefetch: false };
      client.invalidateQueries(
        { queryKey: operationKey(id), exact: true },
        gently,
      );
      client.invalidateQueries({ queryKey: operationsKey }, gently);
    });
    return unsubscribe;
  }, [signals, client]);
}
