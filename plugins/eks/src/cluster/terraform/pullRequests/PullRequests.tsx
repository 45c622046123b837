import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { useChanges } from '../../../api/terraformQueries';
import { QueryBoundary } from '../../../feedback/QueryBoundary';
import { TableSkeleton } from '../../../feedback/TableSkeleton';
import { Lesser } from '../../../text/Lesser';
import { useEksTranslation } from '../../../translation';
import { IncompleteNotice } from '../../IncompleteNotice';
import { inOrder } from './order';
import { PullRequestItem } from './PullRequestItem';

/** Pull requests shown at once; older ones on request. */
const SHOWN = 10;

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0),
      padding: 0,
      listStyle: 'none',
    },
  }),
  { name: 'EksPullRequests' },
);

/** The pull requests about a cluster that were opened here, what needs people first. */
export function PullRequests(props: { id: ClusterId }) {
  const classes = useStyles();
  const t = useEksTranslation();
  const changes = useChanges(props.id);
  const [all, setAll] = useState(false);
  const what = t('pullRequest.what');
  return (
    <section aria-label={t('pullRequest.title')}>
      <Typography variant="h6" component="h3">
        {t('pullRequest.title')}
      </Typography>
      <QueryBoundary
        query={changes}
        what={what}
        skeleton={<TableSkeleton what={what} rows={2} />}
      >
        {data => {
          const items = inOrder(data.items);
          const hidden = all ? 0 : Math.max(0, items.length - SHOWN);
          return (
            <>
              {data.problems.length > 0 && (
                <Alert severity="warning">
                  <AlertTitle>{t('pullRequest.unread')}</AlertTitle>
                  {data.problems.map(({ message }) => (
                    <div key={message}>{message}</div>
                  ))}
                </Alert>
              )}
              <IncompleteNotice list={data} />
              {items.length === 0 && (
                <Lesser component="p" variant="body2">
                  {t('pullRequest.empty')}
                </Lesser>
              )}
              <ul className={classes.list}>
                {items.slice(0, items.length - hidden).map(change => (
                  <PullRequestItem key={change.changeId} change={change} />
                ))}
              </ul>
              {hidden > 0 && (
                <Button size="small" onClick={() => setAll(true)}>
                  {t('pullRequest.older', { count: hidden })}
                </Button>
              )}
            </>
          );
        }}
      </QueryBoundary>
    </section>
  );
}
