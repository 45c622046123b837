import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterDetail, ClusterId } from '@xkf/backstage-plugin-eks-common';
import { ReactNode } from 'react';
import { Tags, tagsOf } from '../../facts/Tags';
import { RollbackFacts } from '../../operation/entry/RollbackFacts';
import { useEksTranslation } from '../../translation';
import { ClusterHealth } from './ClusterHealth';
import { IdentityFacts } from './IdentityFacts';
import { LoggingFacts } from './LoggingFacts';
import { NetworkFacts } from './NetworkFacts';
import { SecurityFacts } from './SecurityFacts';
import { SupportFacts } from './SupportFacts';
import { TerraformFacts } from './TerraformFacts';

const useStyles = makeStyles(
  theme => ({
    root: {
      columnWidth: 420,
      columnGap: theme.spacing(2),
    },
    section: {
      breakInside: 'avoid',
      marginBottom: theme.spacing(2),
      // A state with many words wraps rather than leaving its narrow card.
      '& dd span': { whiteSpace: 'normal' },
    },
  }),
  { name: 'EksOverviewTab' },
);

function Section(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.section}>
      <InfoCard
        title={props.title}
        titleTypographyProps={{ variant: 'h6', component: 'h3' }}
      >
        {props.children}
      </InfoCard>
    </div>
  );
}

/** The facts of a cluster, the urgent ones first. */
export function OverviewTab(props: { id: ClusterId; cluster: ClusterDetail }) {
  const { id, cluster } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const { tags } = cluster;
  return (
    <div className={classes.root}>
      <Section title={t('overview.support')}>
        <SupportFacts cluster={cluster} />
      </Section>
      {cluster.rollback && (
        <Section title={t('rollback.title')}>
          <RollbackFacts rollback={cluster.rollback} />
        </Section>
      )}
      <Section title={t('overview.health')}>
        <ClusterHealth cluster={cluster} />
      </Section>
      {cluster.drift && (
        <Section title={t('overview.terraform')}>
          <TerraformFacts id={id} drift={cluster.drift} />
        </Section>
      )}
      <Section title={t('overview.network')}>
        <NetworkFacts cluster={cluster} />
      </Section>
      <Section title={t('overview.security')}>
        <SecurityFacts cluster={cluster} />
      </Section>
      <Section title={t('overview.identity')}>
        <IdentityFacts cluster={cluster} />
      </Section>
      <Section title={t('overview.logging')}>
        <LoggingFacts logging={cluster.logging} />
      </Section>
      <Section title={t('overview.tags')}>
        {Object.keys(tags).length > 0 ? (
          <Tags tags={tagsOf(tags)} />
        ) : (
          t('overview.tags.none')
        )}
      </Section>
    </div>
  );
}
