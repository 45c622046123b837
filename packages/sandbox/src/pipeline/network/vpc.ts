import { addNetwork, type PlannedSubnet } from '../../world/network';
import { callAws, type ResourceChange, type Step } from '../terraform/plan';
import type { HclValue } from '../terraform/hcl';
import { objectOf, objectsOf } from '../terraform/variables';
import type { NetworkContext } from './planNetwork';

/** The network of a tenant, as the module `core` makes it. */
export interface DeclaredVpc {
  name: string;
  environment: string;
  cidr: string;
  subnets: PlannedSubnet[];
}

/** The network that the argument `vpc_config` describes; undefined when it describes none. */
export function declaredVpc(
  name: string,
  environment: string,
  config: HclValue,
): DeclaredVpc | undefined {
  const {
    cidr_block: cidr,
    public_subnets,
    private_subnets,
  } = objectOf(config);
  if (typeof cidr !== 'string') {
    return undefined;
  }
  const subnet = (
    entry: Record<string, HclValue>,
    zone: number,
    open: boolean,
  ): PlannedSubnet => ({
    name: `${String(entry.name_prefix)}-${zone}`,
    cidr: String(entry.cidr_block),
    public: open,
    zone,
  });
  return {
    name,
    environment,
    cidr,
    subnets: [
      ...objectsOf(public_subnets).map((entry, zone) =>
        subnet(entry, zone, true),
      ),
      ...objectsOf(private_subnets).map(entry =>
        subnet(entry, Number(entry.availability_zone_index), false),
      ),
    ],
  };
}

function resources({ cidr, subnets }: DeclaredVpc): ResourceChange[] {
  const made = (address: string, lines?: string[]): ResourceChange => ({
    address: `module.core.${address}`,
    action: 'create',
    lines,
  });
  return [
    made('aws_vpc.this', [`+ cidr_block = "${cidr}"`]),
    ...subnets.flatMap(({ name, cidr: range, public: open }) => {
      const kind = open ? 'public' : 'private';
      return [
        made(`aws_subnet.${kind}["${name}"]`, [`+ cidr_block = "${range}"`]),
        made(`aws_route_table_association.${kind}["${name}"]`),
        ...(open ? [] : [made(`aws_route_table.private["${name}"]`)]),
      ];
    }),
    ...(subnets.some(each => each.public)
      ? [made('aws_internet_gateway.this'), made('aws_route_table.public')]
      : []),
  ];
}

/** Makes the network where the region has none; one that exists stays as it is. */
export function vpcSteps(
  { accountId, region }: NetworkContext,
  vpc: DeclaredVpc | undefined,
): Step[] {
  if (!vpc || region.vpcs.length > 0) {
    return [];
  }
  const changes = resources(vpc);
  const [{ address }] = changes;
  return [
    {
      address,
      resources: changes,
      run: () =>
        callAws('error creating EC2 VPC', address, () => {
          addNetwork(region, {
            accountId,
            environment: vpc.environment,
            vpcName: `${vpc.environment}-${vpc.name}`,
            cidr: vpc.cidr,
            subnets: vpc.subnets,
            freeAddresses: {},
          });
          return { done: Promise.resolve() };
        }),
    },
  ];
}
