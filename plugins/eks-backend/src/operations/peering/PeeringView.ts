import type { RouteTable } from '@aws-sdk/client-ec2';
import { AwsNetwork, AwsPlace } from '../../aws';
import { AccountConfig } from '../../config';
import { accountOf } from '../../fleet/clusterView';
import {
  Connection,
  KnownVpc,
  toConnection,
  toVpc,
} from '../../tenants/networks';
import { World } from '../world';
import { AnyPeeringInput, Side } from './sides';

/** Both networks of a peering as one look sees them. */
export class PeeringView {
  readonly #world: World;

  /** @param signal - ends the look early; the look has a limit of its own as well */
  constructor(
    world: World,
    readonly input: AnyPeeringInput,
    signal: AbortSignal,
  ) {
    this.#world = world;
    this.signal = AbortSignal.any([
      signal,
      AbortSignal.timeout(world.pace.timeout),
    ]);
  }

  readonly signal: AbortSignal;

  account(side: Side): AccountConfig | undefined {
    return accountOf(this.#world.config, this.input[side].accountId);
  }

  /** The name of an account, or its id. */
  nameOf(side: Side): string {
    return this.account(side)?.name ?? this.input[side].accountId;
  }

  network(side: Side): AwsNetwork {
    const place: AwsPlace = {
      accountId: this.input[side].accountId,
      region: this.input.region,
      accountName: this.nameOf(side),
    };
    return this.#world.aws.network(place, this.signal);
  }

  async vpcs(side: Side): Promise<KnownVpc[]> {
    return (await this.network(side).describeVpcs()).map(toVpc);
  }

  /** All that the account of one side sees. */
  async connections(side: Side): Promise<Connection[]> {
    const raw = await this.network(side).describeVpcPeeringConnections();
    return raw.flatMap(one => toConnection(one) ?? []);
  }

  /** Route tables of a side; none while its network is not known. */
  async tables(side: Side): Promise<RouteTable[]> {
    const { vpcId } = this.input[side];
    return vpcId ? this.network(side).describeRouteTables(vpcId) : [];
  }
}
