import {
  AnyRouteRefParams,
  RouteFunc,
  RouteRef,
  SubRouteRef,
  useRouteRef,
} from '@backstage/core-plugin-api';

/**
 * A route of the app, or undefined where the app does not have it, for instance
 * because it has turned the page off and uses only the cards.
 */
export function useOptionalRoute<TParams extends AnyRouteRefParams>(
  ref: RouteRef<TParams> | SubRouteRef<TParams>,
): RouteFunc<TParams> | undefined {
  try {
    return useRouteRef(ref);
  } catch {
    return undefined;
  }
}
