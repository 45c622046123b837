import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { awsStatusWords } from '../../../cluster/awsWords';
import { HealthIssues } from '../../../cluster/HealthIssues';
import { EksTranslate, useEksTranslation } from '../../../translation';
import { Section } from '../../Section';
import { PullRequestDetail } from './PullRequestDetail';

type Detail = Extract<StepDetail, { type: 'node-groups' }>;
type Group = Detail['groups'][number];

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    name: {
      fontWeight: 'bold',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'EksNodeGroupsDetail' },
);

function statusWords(t: EksTranslate, status: string): string {
  return status === 'absent'
    ? t('run.nodeGroup.absent')
    : awsStatusWords(t, status);
}

/** Nodes in percent of those that are wanted; a group that wants none has them all. */
const share = ({ ready, wanted }: NonNullable<Group['nodes']>) =>
  wanted > 0 ? Math.min(100, (100 * ready) / wanted) : 100;

/** Node groups that start, or go, with the nodes that are ready. */
export function NodeGroupsDetail(props: { detail: Detail }) {
  const classes = useStyles();
  const t = useEksTranslation();
  const { groups, awaited } = props.detail;
  return (
    <>
      <Section title={t('run.nodeGroups')}>
        <ul className={classes.list}>
          {groups.map(({ name, status, nodes, healthIssues }) => (
            <li key={name}>
              <div className={classes.name}>{name}</div>
              <Typography variant="body2">
                {statusWords(t, status)}
                {nodes &&
                  ` · ${t('run.nodeGroup.ready', {
                    ready: String(nodes.ready),
                    wanted: String(nodes.wanted),
                  })}`}
              </Typography>
              {nodes && nodes.wanted > 0 && (
                <LinearProgress
                  variant="determinate"
                  aria-label={t('run.nodeGroup.progress', { name })}
                  value={share(nodes)}
                />
              )}
              {healthIssues.length > 0 && (
                <HealthIssues issues={healthIssues} />
              )}
            </li>
          ))}
        </ul>
      </Section>
      {awaited && <PullRequestDetail detail={awaited} />}
    </>
  );
}
