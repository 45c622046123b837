import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { Connection, RouteCount } from '../../tenants/networks';
import { Merge } from '../pullRequestStep';
import { Side, sides } from './sides';

/** What the page of a step shows of a connection and its routes. */
export function detailOf(
  connection: Connection | undefined,
  {
    routes,
    merge,
  }: { routes?: Partial<Record<Side, RouteCount>>; merge?: Merge } = {},
): StepDetail {
  return {
    type: 'peering',
    connectionId: connection?.id,
    status: connection?.status ?? 'absent',
    message: connection?.message,
    expiresAt:
      connection?.status === 'pending-acceptance'
        ? connection.expiresAt
        : undefined,
    routes: sides.flatMap(side => {
      const count = routes?.[side];
      return count
        ? [{ side, present: count.present, wanted: count.wanted }]
        : [];
    }),
    ...(merge && { awaited: merge.detail }),
  };
}
