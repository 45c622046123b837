import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import Skeleton from '@material-ui/lab/Skeleton';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useNodes } from '../../api/clusterQueries';
import { failureOf, isPortalRefusal } from '../../api/failure';
import { FailureWords } from '../../feedback/FailurePanel';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { DataChip } from '../../state/DataChip';
import { EksTranslate, useEksTranslation } from '../../translation';
import { useQueryParams } from '../../url/useQueryParams';
import { IncompleteNotice } from '../IncompleteNotice';
import { LiveNodeSquare } from './LiveNodeSquare';
import { NodeGrid } from './NodeGrid';
import { NodesTable } from './NodesTable';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
  }),
  { name: 'EksNodesTab' },
);

/**
 * The nodes come from the cluster itself. The backend's sentence names the cause
 * and what to do, so the words around it only say what is missing.
 */
function wordsFor(t: EksTranslate, error: unknown): FailureWords | undefined {
  const failure = failureOf(error);
  const fromCluster =
    failure.kind === 'unavailable' ||
    (failure.kind === 'forbidden' && !isPortalRefusal(failure));
  return fromCluster
    ? { title: t('nodes.failure.title'), todo: t('nodes.failure.todo') }
    : undefined;
}

/** The nodes of a cluster, live. */
export function NodesTab(props: { id: ClusterId }) {
  const classes = useStyles();
  const t = useEksTranslation();
  const [params, change] = useQueryParams();
  const nodeGroup = params.get('nodeGroup') ?? undefined;
  const nodes = useNodes(props.id, nodeGroup);
  const what = t('nodes.what');
  return (
    <div className={classes.root}>
      {nodeGroup && (
        <div className={classes.line}>
          <Typography variant="body1">
            {t('nodes.filteredBy', { name: nodeGroup })}
          </Typography>
          <Button
            size="small"
            variant="outlined"
            onClick={() => change({ nodeGroup: undefined, page: undefined })}
          >
            {t('nodes.showAll')}
          </Button>
        </div>
      )}
      <QueryBoundary
        query={nodes}
        what={what}
        words={error => wordsFor(t, error)}
        skeleton={
          <>
            <Skeleton variant="rect" height={96} />
            <TableSkeleton what={what} />
          </>
        }
      >
        {data => (
          <>
            <div className={classes.line}>
              <Typography variant="body2">
                {t('nodes.count', { count: data.items.length })}
              </Typography>
              <DataChip
                freshness={{ lastSeen: data.readAt, stale: nodes.isError }}
              />
            </div>
            {data.podsProblem && (
              <Alert severity="warning">
                {t('nodes.podsProblem', { message: data.podsProblem.message })}
              </Alert>
            )}
            <IncompleteNotice list={data} />
            <NodeGrid
              nodes={data.items}
              square={(node, first) => (
                <LiveNodeSquare node={node} first={first} />
              )}
            />
            <NodesTable nodes={data.items} nodeGroup={nodeGroup} />
          </>
        )}
      </QueryBoundary>
    </div>
  );
}
