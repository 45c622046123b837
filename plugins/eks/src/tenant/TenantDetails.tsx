import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { OrganizationInfo, Tenant } from '@xkf/backstage-plugin-eks-common';
import { SourceLink } from '../cluster/terraform/SourceLink';
import { CopyableId } from '../copy/CopyableId';
import { Facts } from '../facts/Facts';
import { Section } from '../operation/Section';
import { problemState } from '../state/dataState';
import { StateChip } from '../state/StateChip';
import { tenantPullRequestState } from '../state/tenantState';
import { Lesser } from '../text/Lesser';
import { useEksTranslation } from '../translation';
import { partWords } from './parts';
import { TenantVerbs } from './TenantVerbs';

const useStyles = makeStyles(
  theme => ({
    parts: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
      gap: theme.spacing(0, 3),
      marginTop: theme.spacing(1),
    },
  }),
  { name: 'EksTenantDetails' },
);

function Networks(props: { tenant: Tenant }) {
  const { vpcs = [] } = props.tenant;
  const t = useEksTranslation();
  return vpcs.length === 0 ? null : (
    <Section title={t('tenants.column.networks')} of={props.tenant.name}>
      {vpcs.map(({ vpcId, name, cidr, region }) => (
        <div key={vpcId}>
          {name && `${name} `}
          <CopyableId value={vpcId} /> <CopyableId value={cidr} />{' '}
          <Lesser>{region}</Lesser>
        </div>
      ))}
    </Section>
  );
}

function Namespaces(props: { tenant: Tenant }) {
  const { namespaces } = props.tenant;
  const t = useEksTranslation();
  return namespaces.length === 0 ? null : (
    <Section title={t('tenants.column.namespaces')} of={props.tenant.name}>
      {namespaces.map(({ name, repository, path, line, resourceGroup }) => (
        <div key={`${repository} ${path} ${line}`}>
          {name} <SourceLink source={{ path, line }} />
          <Lesser display="block">
            {resourceGroup
              ? t('tenants.resourceGroup', { repository })
              : repository}
          </Lesser>
        </div>
      ))}
    </Section>
  );
}

function PullRequests(props: { tenant: Tenant }) {
  const { pullRequests } = props.tenant;
  const t = useEksTranslation();
  return pullRequests.length === 0 ? null : (
    <Section title={t('tenants.pullRequests')} of={props.tenant.name}>
      {pullRequests.map(({ url, title, state }) => (
        <div key={url}>
          <StateChip quiet state={tenantPullRequestState(t, state)} />{' '}
          <Link to={url}>{title}</Link>
        </div>
      ))}
    </Section>
  );
}

function Problems(props: { tenant: Tenant }) {
  const { problems } = props.tenant;
  const t = useEksTranslation();
  return problems.length === 0 ? null : (
    <Section title={t('tenants.problems')} of={props.tenant.name}>
      {problems.map(({ part, problem }) => (
        <div key={part}>
          {partWords(t, part)}{' '}
          <StateChip quiet state={problemState(t, problem)} />
          <div>
            {problem.message}{' '}
            {problem.permission &&
              t('fleet.holes.permission', { permission: problem.permission })}
          </div>
        </div>
      ))}
    </Section>
  );
}

/** Everything known about a tenant's account, what could not be read, and what can be begun. */
export function TenantDetails(props: {
  tenant: Tenant;
  organization: OrganizationInfo | undefined;
}) {
  const { tenant, organization } = props;
  const { accountId, email, source, regions } = tenant;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <>
      <div className={classes.parts}>
        <Section title={t('tenants.column.account')} of={tenant.name}>
          <Facts
            facts={[
              {
                label: t('tenants.fact.id'),
                value: <CopyableId value={accountId} />,
              },
              email
                ? { label: t('tenants.fact.email'), value: email }
                : undefined,
              tenant.tenant
                ? { label: t('tenants.fact.tenant'), value: tenant.tenant }
                : undefined,
              {
                label: t('tenants.fact.regions'),
                value: regions.join(', ') || t('value.none'),
              },
              {
                label: t('tenants.fact.source'),
                value: t(`tenants.source.${source}`),
              },
            ]}
          />
        </Section>
        <Namespaces tenant={tenant} />
        <Networks tenant={tenant} />
        <PullRequests tenant={tenant} />
        <Problems tenant={tenant} />
      </div>
      <TenantVerbs tenant={tenant} organization={organization} />
    </>
  );
}
