import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Problem, Tenant } from '@xkf/backstage-plugin-eks-common';
import { ReactNode } from 'react';
import { useIrsaRolesPath } from '../page/useClusterPath';
import { problemState } from '../state/dataState';
import { peeringStatusState } from '../state/peeringState';
import { StateChip } from '../state/StateChip';
import { accountState } from '../state/tenantState';
import { Lesser } from '../text/Lesser';
import { useEksTranslation } from '../translation';
import { partWords } from './parts';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(0.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    range: { whiteSpace: 'nowrap' },
  }),
  { name: 'EksTenantCells' },
);

function List(props: { children: ReactNode }) {
  const classes = useStyles();
  return <ul className={classes.list}>{props.children}</ul>;
}

/** The account of a tenant, by its name and its id. */
export function AccountCell(props: { tenant: Tenant }) {
  const { name, accountId, environment } = props.tenant;
  return (
    <>
      {name}
      <Lesser display="block" noWrap>
        {accountId}, {environment}
      </Lesser>
    </>
  );
}

/** How AWS has the account, and each hole in what is known about it. */
export function StateCell(props: { tenant: Tenant }) {
  const { tenant } = props;
  const t = useEksTranslation();
  return (
    <List>
      <li>
        <StateChip quiet state={accountState(t, tenant)} />
      </li>
      {tenant.problems.map(({ part, problem }) => (
        <li key={part}>
          <StateChip
            quiet
            state={{
              ...problemState(t, problem),
              hint: t('tenants.hole', {
                part: partWords(t, part),
                message: problem.message,
              }),
            }}
          />
        </li>
      ))}
    </List>
  );
}

/** The namespaces of a tenant, each with where it is declared on hover. */
export function NamespacesCell(props: { tenant: Tenant }) {
  const names = new Set(props.tenant.namespaces.map(({ name }) => name));
  const t = useEksTranslation();
  if (names.size === 0) return <>{t('value.none')}</>;
  return (
    <List>
      {[...names].map(name => (
        <li key={name}>{name}</li>
      ))}
    </List>
  );
}

/** A part that could not be read is a hole, never a none. */
function Hole(props: { problem: Problem | undefined }) {
  const { problem } = props;
  const t = useEksTranslation();
  return problem ? (
    <StateChip quiet state={problemState(t, problem)} />
  ) : (
    <>{t('value.unknown')}</>
  );
}

/** Why a part of a tenant is not known, where the backend said so. */
function problemOf({ problems }: Tenant, part: RegExp): Problem | undefined {
  return problems.find(one => part.test(one.part))?.problem;
}

/** The networks of an account with their ranges. */
export function NetworksCell(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { vpcs } = tenant;
  const classes = useStyles();
  const t = useEksTranslation();
  if (!vpcs) return <Hole problem={problemOf(tenant, /^VPCs /)} />;
  if (vpcs.length === 0) return <>{t('value.none')}</>;
  return (
    <List>
      {vpcs.map(({ vpcId, name, cidr, region }) => (
        <li key={vpcId}>
          <span className={classes.range}>{cidr}</span>
          <Lesser display="block">
            {name ?? vpcId}, {region}
          </Lesser>
        </li>
      ))}
    </List>
  );
}

/** The peerings of an account with how AWS has them. */
export function PeeringsCell(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { peerings } = tenant;
  const t = useEksTranslation();
  if (peerings.length === 0) return <>{t('value.none')}</>;
  return (
    <List>
      {peerings.map(peering => (
        <li key={peering.id}>
          <StateChip quiet state={peeringStatusState(t, peering.status)} />
          <Lesser display="block">
            {t('tenants.peeringWith', { name: peering.with })}
          </Lesser>
        </li>
      ))}
    </List>
  );
}

/** How many roles the account has for pods, leading to them. */
export function RolesCell(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { irsaRoles, accountId } = tenant;
  const path = useIrsaRolesPath();
  if (irsaRoles === undefined) {
    return <Hole problem={problemOf(tenant, /^IAM roles$/)} />;
  }
  return path && irsaRoles > 0 ? (
    <Link to={`${path}?${new URLSearchParams({ account: accountId })}`}>
      {irsaRoles}
    </Link>
  ) : (
    <>{irsaRoles}</>
  );
}

/** The Terraform repository of an account, and its pull requests that are open. */
export function RepositoryCell(props: { tenant: Tenant }) {
  const { repository, pullRequests } = props.tenant;
  const t = useEksTranslation();
  const open = pullRequests.filter(({ state }) => state === 'open');
  return (
    <>
      {repository ? (
        <Link to={repository.url}>{repository.name}</Link>
      ) : (
        t('value.none')
      )}
      {open.map(({ url, title }) => (
        <Lesser key={url} display="block">
          <Link to={url}>{t('tenants.openPullRequest', { title })}</Link>
        </Lesser>
      ))}
    </>
  );
}
