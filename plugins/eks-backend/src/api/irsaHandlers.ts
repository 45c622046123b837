import { IrsaRole } from '@xkf/backstage-plugin-eks-common';
import { pageOf } from '../fleet/listing';
import { IrsaRoles } from '../tenants/irsa';
import { Handlers } from './handlers';

/** What the endpoint of IAM roles does its work with. */
export interface IrsaHandlerOptions {
  irsa: IrsaRoles;
}

export function createIrsaHandlers({
  irsa,
}: IrsaHandlerOptions): Pick<Handlers, 'listIrsaRoles'> {
  return {
    async listIrsaRoles({ query }, { access }) {
      const { items, readAt, problems } = await irsa.list(access);
      const wanted = items.filter(role => isWanted(role, query));
      const page = pageOf(wanted, query);
      const used = await irsa.withLastUse(page.items);
      return {
        ...page,
        items: used.items,
        readAt,
        problems: [...problems, ...used.problems],
      };
    },
  };
}

interface RoleQuery {
  accountId?: string;
  region?: string;
  clusterName?: string;
  drift?: boolean;
  search?: string;
}

function isWanted(role: IrsaRole, query: RoleQuery): boolean {
  const { accountId, drift, search } = query;
  return (
    (!accountId || role.accountId === accountId) &&
    (drift === undefined || role.drift.length > 0 === drift) &&
    isAbout(role, query) &&
    (!search || isFound(role, search.toLowerCase()))
  );
}

/** Whether one of the role's clusters is meant. An issuer of no known cluster has its region. */
function isAbout(
  { trust, serviceAccounts }: IrsaRole,
  { region, clusterName }: RoleQuery,
): boolean {
  if (!region && !clusterName) return true;
  const isMeant = (id: { region: string; clusterName: string }) =>
    (!region || id.region === region) &&
    (!clusterName || id.clusterName === clusterName);
  return (
    serviceAccounts.some(({ cluster }) => isMeant(cluster)) ||
    trust.some(({ cluster, issuer }) =>
      cluster
        ? isMeant(cluster)
        : !clusterName && issuer.includes(`.${region}.`),
    )
  );
}

function isFound(role: IrsaRole, search: string): boolean {
  const texts = [
    role.arn,
    role.accountName,
    ...role.trust.flatMap(({ issuer, cluster, namespace, serviceAccount }) => [
      issuer,
      cluster?.clusterName ?? '',
      `${namespace}/${serviceAccount}`,
    ]),
    ...role.serviceAccounts.flatMap(({ cluster, namespace, name }) => [
      cluster.clusterName,
      `${namespace}/${name}`,
    ]),
  ];
  return texts.some(text => text.toLowerCase().includes(search));
}
