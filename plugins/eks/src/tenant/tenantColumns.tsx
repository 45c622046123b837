import { Tenant } from '@xkf/backstage-plugin-eks-common';
import { Owner } from '../cluster/header/Owner';
import { byNumber, byText, Column, inTurn } from '../table/column';
import { EksTranslate } from '../translation';
import {
  AccountCell,
  NamespacesCell,
  NetworksCell,
  PeeringsCell,
  RepositoryCell,
  RolesCell,
  StateCell,
} from './tenantCells';
import { needsAttention } from './tenantFilter';

const byName = byText<Tenant>(({ name }) => name);

/** What has something to look at comes first. */
export const byAttention = inTurn<Tenant>(
  byNumber(tenant => (needsAttention(tenant) ? 0 : 1)),
  byName,
);

/** The columns of the list of tenants. */
export function tenantColumns(t: EksTranslate): Column<Tenant>[] {
  return [
    {
      id: 'name',
      label: t('tenants.column.account'),
      cell: tenant => <AccountCell tenant={tenant} />,
      compare: byName,
    },
    {
      id: 'state',
      label: t('tenants.column.state'),
      cell: tenant => <StateCell tenant={tenant} />,
      compare: byAttention,
    },
    {
      id: 'unit',
      label: t('tenants.column.unit'),
      cell: ({ organizationalUnit }) =>
        organizationalUnit ?? t('value.unknown'),
      compare: byText(({ organizationalUnit }) => organizationalUnit),
      folds: 'first',
    },
    {
      id: 'owner',
      label: t('cluster.owner'),
      cell: ({ owner }) => <Owner owner={owner} />,
      compare: byText(({ owner }) => owner),
      folds: 'last',
    },
    {
      id: 'namespaces',
      label: t('tenants.column.namespaces'),
      cell: tenant => <NamespacesCell tenant={tenant} />,
      folds: 'last',
    },
    {
      id: 'networks',
      label: t('tenants.column.networks'),
      cell: tenant => <NetworksCell tenant={tenant} />,
      folds: 'first',
    },
    {
      id: 'peerings',
      label: t('tenants.column.peerings'),
      cell: tenant => <PeeringsCell tenant={tenant} />,
    },
    {
      id: 'roles',
      label: t('tenants.column.roles'),
      cell: tenant => <RolesCell tenant={tenant} />,
      compare: byNumber(({ irsaRoles }) => irsaRoles),
      align: 'right',
    },
    {
      id: 'repository',
      label: t('tenants.column.repository'),
      cell: tenant => <RepositoryCell tenant={tenant} />,
      folds: 'first',
    },
  ];
}
