import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import {
  between,
  Connection,
  isOpen,
  mistakable,
  VpcPair,
} from '../../../tenants/networks';
import { listed } from '../../world';

/** Whether the accepter's module will find the new connection, and no other one. */
export function filterRule(
  connections: readonly Connection[],
  pair: VpcPair,
  { account, accountId }: { account: string; accountId: string },
): PreflightFinding {
  const common = { code: 'PEER005', title: 'One connection of an account' };
  const others = mistakable(connections, pair, accountId);
  return others.length > 0
    ? {
        ...common,
        state: 'required',
        message: `${account} has ${others.length === 1 ? 'a connection' : 'connections'} to ${pair.accepter} from another network: ${listed(others.map(connectionWords))}. The core module of the accepter finds connections by account and network alone, so with a second one every plan there fails with "multiple EC2 VPC Peering Connections matched".`,
        fix: 'Remove the other peering first, or accept this one in another network.',
      }
    : {
        ...common,
        state: 'passed',
        message: `No other network of ${account} is connected to ${pair.accepter}, or has asked to be.`,
      };
}

/** What there is between the two networks already. */
export function existing(
  connections: readonly Connection[],
  pair: VpcPair,
): PreflightFinding {
  const common = { code: 'PEER006', title: 'Connection' };
  const reverse = between(connections, {
    requester: pair.accepter,
    accepter: pair.requester,
  }).find(isOpen);
  if (reverse) {
    return {
      ...common,
      state: 'required',
      message: `${connectionWords(reverse)} connects the same networks the other way round, and AWS allows only one.`,
      fix: 'Exchange requester and accepter, or remove that connection first.',
    };
  }
  const found = between(connections, pair);
  const now = found.find(isOpen);
  if (now) {
    return {
      ...common,
      state: 'passed',
      message:
        now.status === 'active'
          ? `${connectionWords(now)} is there already; only what is missing is done.`
          : `${connectionWords(now)} is there already; the operation goes on from it.`,
    };
  }
  const [ended] = found.slice(-1);
  return {
    ...common,
    state: 'passed',
    message: ended
      ? `An earlier connection, ${connectionWords(ended)}, has ended; a new one is asked for.`
      : 'There is none yet; it is asked for.',
  };
}

/** Whether a network may have one more connection. */
export function quotaFinding(
  connections: readonly Connection[],
  { vpcId, account }: { vpcId: string; account: string },
  { quota, own }: { quota: number | undefined; own: ReadonlySet<string> },
): PreflightFinding[] {
  if (quota === undefined) return [];
  const common = { code: 'PEER007', title: `Peering limit of ${account}` };
  const count = connections.filter(
    one =>
      isOpen(one) &&
      !own.has(one.id) &&
      [one.requester.vpcId, one.accepter.vpcId].includes(vpcId),
  ).length;
  const message = `${vpcId} has ${count} other peering connections, of ${quota} that AWS allows.`;
  return [
    count >= quota
      ? {
          ...common,
          state: 'required',
          message,
          fix: `Ask for more in Service Quotas of ${account} ("Active VPC peering connections per VPC"), or remove a peering.`,
        }
      : { ...common, state: 'passed', message },
  ];
}

/** `prod-tenant-data (pcx-1, active)`. */
export function connectionWords({ id, name, status }: Connection): string {
  return name ? `${name} (${id}, ${status})` : `${id} (${status})`;
}
