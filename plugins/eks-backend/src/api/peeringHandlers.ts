import { Network } from '@xkf/backstage-plugin-eks-common';
import { pageOf } from '../fleet/listing';
import { NetworkReadings, Place } from '../tenants/networks';
import { isIn, partsOf, Peerings } from '../tenants/peerings';
import { Handlers } from './handlers';

/** What the endpoints of networks and peerings do their work with. */
export interface PeeringHandlerOptions {
  networks: NetworkReadings;
  peerings: Peerings;
}

export function createPeeringHandlers({
  networks,
  peerings,
}: PeeringHandlerOptions): Pick<Handlers, 'listNetworks' | 'listPeerings'> {
  return {
    async listNetworks({ query }, { access }) {
      const places = await networks.read(
        (account, region) =>
          access.allows(account) &&
          isIn(query, { accountId: account.accountId, region }),
      );
      return {
        ...pageOf(places.flatMap(toNetworks), query),
        ...partsOf(places),
      };
    },

    async listPeerings({ query }, { access }) {
      const { items, ...parts } = await peerings.list(access);
      const wanted = items.filter(
        ({ requester, accepter }) =>
          isIn(query, requester) || isIn(query, accepter),
      );
      return { ...pageOf(wanted, query), ...parts };
    },
  };
}

function toNetworks({ account, region, reading }: Place): Network[] {
  const { accountId, name: accountName, environment, role } = account;
  return (reading?.vpcs ?? []).map(({ vpcId, name, cidrs }) => ({
    accountId,
    accountName,
    environment,
    role,
    region,
    vpcId,
    name,
    cidrs,
  }));
}
