import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act } from '@testing-library/react';
import { Operation } from '@xkf/backstage-plugin-eks-common';
import eksPlugin from '../../../index';
import { Answers, createFleetBackend } from '../../../testing/fleetBackend';
import { events, OPERATION_ID } from '../../../testing/operations';

const PATH = `/eks/operations/${OPERATION_ID}`;

/** Signals that a test sends itself. */
export function createSignals() {
  const listeners = new Set<(message: object) => void>();
  return {
    api: [
      signalApiRef,
      {
        subscribe(_: string, onMessage: (message: never) => void) {
          const listener = onMessage as (message: object) => void;
          listeners.add(listener);
          return { unsubscribe: () => listeners.delete(listener) };
        },
      },
    ] as const,
    send: (message: object) =>
      act(() => listeners.forEach(listener => listener(message))),
  };
}

/** Opens the page of an operation as Bob. */
export function openRun(
  operation: () => Operation,
  answers: Answers = {},
  options: {
    path?: string;
    signals?: ReturnType<typeof createSignals>;
    denied?: boolean;
  } = {},
) {
  const backend = createFleetBackend({
    getOperation: operation,
    listOperationEvents: () => ({ items: events(2), totalItems: 2 }),
    ...answers,
  });
  const view = renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [options.path ?? PATH],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      ...backend.apis,
      mockApis.identity({ userEntityRef: 'user:default/bob' }),
      mockApis.permission({
        authorize: options.denied
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }),
      [catalogApiRef, catalogApiMock()] as const,
      ...(options.signals ? [options.signals.api] : []),
    ],
  });
  return { backend, view };
}
