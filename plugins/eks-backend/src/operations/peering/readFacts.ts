import type { RouteTable } from '@aws-sdk/client-ec2';
import { Known } from '@xkf/backstage-plugin-eks-node';
import { Connection, KnownVpc } from '../../tenants/networks';
import { wordsOf, World } from '../world';
import { PeeringView } from './PeeringView';
import { AnyPeeringInput, Side } from './sides';

/** What AWS has on one side. */
export interface SideFacts {
  vpcs: KnownVpc[];
  /** All that the account sees in the region. */
  connections: Connection[];
}

/** What else there is once the network of a side is known. */
export interface NetworkFacts {
  tables: RouteTable[];
  /** Active connections that one network may have; undefined where it is not known. */
  quota?: number;
}

export type Facts<T> = Record<Side, Known<T>>;

/** Reads both accounts. What cannot be read says why. */
export function readSides(view: PeeringView): Promise<Facts<SideFacts>> {
  return ofBoth(async side => {
    const [vpcs, connections] = await Promise.all([
      view.vpcs(side),
      view.connections(side),
    ]);
    return { vpcs, connections };
  });
}

/** Reads the networks that the input names. */
export function readNetworks(
  world: World,
  input: AnyPeeringInput,
  signal: AbortSignal,
): Promise<Facts<NetworkFacts>> {
  const view = new PeeringView(world, input, signal);
  return ofBoth(async side => {
    const [tables, quota] = await Promise.all([
      view.tables(side),
      view.network(side).peeringQuota(),
    ]);
    return { tables, quota };
  });
}

async function ofBoth<T>(read: (side: Side) => Promise<T>): Promise<Facts<T>> {
  const known = async (side: Side): Promise<Known<T>> => {
    try {
      return { value: await read(side) };
    } catch (error) {
      return { problem: wordsOf(error) };
    }
  };
  const [requester, accepter] = await Promise.all([
    known('requester'),
    known('accepter'),
  ]);
  return { requester, accepter };
}

/** The value, or undefined where it is not known. */
export function valueOf<T>(known: Known<T>): T | undefined {
  return 'value' in known ? known.value : undefined;
}
