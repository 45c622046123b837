import type { ClusterState } from '../world/state';
import type { Fault } from './fault';
import type { Faults } from './Faults';

/** A fault of what AWS does because of a request. */
export type ChangeFault = Extract<
  Fault,
  {
    effect:
      | 'update-failed'
      | 'update-cancelled'
      | 'update-slow'
      | 'release-refused'
      | 'nodegroup-failed'
      | 'nodes-not-ready';
  }
>;

/** The faults of one effect that strike a change of a cluster or of one of its node groups. */
export function changeFaults<E extends ChangeFault['effect']>(
  faults: Faults,
  { accountId, region, cluster }: ClusterState,
  operation: string,
  nodegroup: string | undefined,
  effect: E,
): Extract<ChangeFault, { effect: E }>[] {
  const wanted = (fault: Fault): fault is Extract<ChangeFault, { effect: E }> =>
    fault.effect === effect;
  return faults
    .strike(
      {
        account: accountId,
        region,
        service: 'eks',
        operation,
        cluster: cluster.name,
        nodegroup,
        change: true,
      },
      [effect],
    )
    .filter(wanted);
}
