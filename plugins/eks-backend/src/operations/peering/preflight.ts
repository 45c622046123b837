import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { between, Connection, KnownVpc } from '../../tenants/networks';
import { World } from '../world';
import {
  existing,
  filterRule,
  quotaFinding,
} from './findings/connectionFindings';
import { chooseNetwork } from './findings/networkFinding';
import { ownRanges, takenRanges } from './findings/rangeFindings';
import { PeeringView } from './PeeringView';
import { AnyPeeringInput, otherSide, Side, sides } from './sides';
import {
  Facts,
  NetworkFacts,
  readNetworks,
  readSides,
  valueOf,
} from './readFacts';
import { repositoryName } from './repositoryName';

/** The input with the networks that were found, and what was found out about them. */
export interface Looked<Input extends AnyPeeringInput> {
  input: Input;
  vpcs: Partial<Record<Side, KnownVpc>>;
  /** Those that either account sees. */
  connections: Connection[];
  /** Absent while a network is not known. */
  networks?: Facts<NetworkFacts>;
  findings: PreflightFinding[];
}

/** Finds both networks, and reads what there is on them. */
export async function lookAtNetworks<Input extends AnyPeeringInput>(
  world: World,
  asked: Input,
  signal: AbortSignal,
): Promise<Looked<Input>> {
  const view = new PeeringView(world, asked, signal);
  const facts = await readSides(view);
  const findings: PreflightFinding[] = [];
  const vpcs: Looked<Input>['vpcs'] = {};
  for (const side of sides) {
    const account = view.nameOf(side);
    const known = facts[side];
    if ('problem' in known) {
      findings.push({
        code: 'PEER001',
        title: `Account ${account}`,
        state: 'notEvaluated',
        message: known.problem,
      });
      continue;
    }
    const { vpcId } = asked[side];
    const { region } = asked;
    const repository = repositoryName(world, view.account(side), region);
    const chosen = chooseNetwork(known.value.vpcs, {
      account,
      region,
      vpcId,
      repository,
    });
    findings.push(chosen.finding);
    vpcs[side] = chosen.vpc;
  }
  const input = {
    ...asked,
    requester: filled(asked.requester, vpcs.requester),
    accepter: filled(asked.accepter, vpcs.accepter),
  };
  const areKnown = vpcs.requester && vpcs.accepter;
  return {
    input,
    vpcs,
    connections: sides.flatMap(side => valueOf(facts[side])?.connections ?? []),
    networks: areKnown ? await readNetworks(world, input, signal) : undefined,
    findings,
  };
}

/** What speaks for and against a new peering of two networks that were found. */
export function peeringFindings(
  view: PeeringView,
  { vpcs, connections, networks }: Looked<AnyPeeringInput>,
): PreflightFinding[] {
  const { requester, accepter } = vpcs;
  if (!requester || !accepter || !networks) return [];
  const pair = { requester: requester.vpcId, accepter: accepter.vpcId };
  const own = new Set(between(connections, pair).map(({ id }) => id));
  const bySide = sides.flatMap((side): PreflightFinding[] => {
    const known = networks[side];
    const account = view.nameOf(side);
    const vpc = { requester, accepter }[side];
    const other = { requester, accepter }[otherSide(side)];
    if ('problem' in known) {
      return [
        {
          code: 'PEER004',
          title: `Routes of ${account}`,
          state: 'notEvaluated',
          message: known.problem,
        },
      ];
    }
    const { tables, quota } = known.value;
    const { vpcId } = vpc;
    return [
      takenRanges({ vpc, account }, other, { connections, tables, own }),
      ...quotaFinding(
        distinct(connections),
        { vpcId, account },
        { quota, own },
      ),
    ];
  });
  return [
    ownRanges(requester, accepter),
    existing(connections, pair),
    filterRule(distinct(connections), pair, {
      account: view.nameOf('requester'),
      accountId: view.input.requester.accountId,
    }),
    ...bySide,
  ];
}

function filled(
  side: AnyPeeringInput[Side],
  vpc: KnownVpc | undefined,
): AnyPeeringInput[Side] {
  return vpc
    ? { accountId: side.accountId, vpcId: vpc.vpcId, cidr: vpc.cidrs[0] }
    : { accountId: side.accountId, vpcId: side.vpcId };
}

/** Both accounts see most connections. */
function distinct(connections: readonly Connection[]): Connection[] {
  return [...new Map(connections.map(one => [one.id, one])).values()];
}
