import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ChangeRecord } from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { isUnderWay } from '../../../api/terraformQueries';
import { AlsoApplies } from '../../../change/AlsoApplies';
import { ApplyCommands } from '../../../change/ApplyCommands';
import { Facts } from '../../../facts/Facts';
import { Checks } from '../../../pullRequest/Checks';
import { hasFailed } from '../../../pullRequest/hasFailed';
import { NextStep } from '../../../pullRequest/NextStep';
import { PullRequestLink } from '../../../pullRequest/PullRequestLink';
import { pullRequestName } from '../../../pullRequest/pullRequestName';
import { changeState, mergeState } from '../../../state/pullRequestState';
import { StateChip } from '../../../state/StateChip';
import { Lesser } from '../../../text/Lesser';
import { Moment } from '../../../time/Moment';
import { useEksTranslation } from '../../../translation';
import { Owner } from '../../header/Owner';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(0.75),
      padding: theme.spacing(1.5),
    },
    commands: { justifySelf: 'start' },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'EksPullRequestItem' },
);

function Progress(props: { change: ChangeRecord }) {
  const { pullRequest, state, commands } = props.change;
  const classes = useStyles();
  const t = useEksTranslation();
  const [open, setOpen] = useState(false);
  const name = pullRequestName(pullRequest);
  return (
    <>
      <Facts
        facts={[
          state === 'open'
            ? {
                label: t('pullRequest.fact.merge'),
                value: <StateChip quiet state={mergeState(t, pullRequest)} />,
              }
            : undefined,
          {
            label: t('pullRequest.fact.checks'),
            value: <Checks checks={pullRequest.checks} />,
          },
        ]}
      />
      <Button
        size="small"
        className={classes.commands}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open
          ? t('pullRequest.commands.hide', { name })
          : t('pullRequest.commands.show', { name })}
      </Button>
      {open && (
        <div>
          <AlsoApplies commands={commands} branch={pullRequest.baseBranch} />
          <ApplyCommands commands={commands} again={hasFailed(props.change)} />
        </div>
      )}
    </>
  );
}

/** One pull request: where it stands, what is next, and its checks while it matters. */
export function PullRequestItem(props: { change: ChangeRecord }) {
  const { change } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <Paper component="li" variant="outlined" className={classes.root}>
      <div className={classes.line}>
        <StateChip quiet state={changeState(t, change)} />
        <Typography variant="body1" component="span">
          <PullRequestLink pullRequest={change.pullRequest} />
        </Typography>
      </div>
      <Typography variant="body2">
        <NextStep change={change} />
      </Typography>
      <Lesser component="p" variant="body2">
        {t('pullRequest.by', {
          who: <Owner owner={change.requestedBy} />,
          when: <Moment at={change.createdAt} />,
        })}{' '}
        {t('pullRequest.readAt', { when: <Moment at={change.readAt} /> })}
      </Lesser>
      {isUnderWay(change) && <Progress change={change} />}
    </Paper>
  );
}
