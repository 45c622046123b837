import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import Typography from '@material-ui/core/Typography';
import { useChange } from '../api/terraformQueries';
import { Facts } from '../facts/Facts';
import { Checks } from '../pullRequest/Checks';
import { hasFailed } from '../pullRequest/hasFailed';
import { NextStep } from '../pullRequest/NextStep';
import { PullRequestLink } from '../pullRequest/PullRequestLink';
import { changeState } from '../state/pullRequestState';
import { StateChip } from '../state/StateChip';
import { useEksTranslation } from '../translation';
import { AlsoApplies } from './AlsoApplies';
import { ApplyCommands } from './ApplyCommands';
import { Opened } from './preview/PreviewStep';

/** The pull request that was opened, and what happens next. */
export function OpenedChange(props: { opened: Opened; onClose: () => void }) {
  const { opened, onClose } = props;
  const { outcome } = opened;
  const change = useChange(opened.change);
  const t = useEksTranslation();
  return (
    <>
      <DialogContent>
        {change.state === 'open' && (
          <Typography variant="body1" gutterBottom>
            {t(`change.opened.${outcome}`)}
          </Typography>
        )}
        <Facts
          facts={[
            {
              label: t('pullRequest.fact.pullRequest'),
              value: <PullRequestLink pullRequest={change.pullRequest} />,
            },
            {
              label: t('pullRequest.fact.state'),
              value: <StateChip state={changeState(t, change)} />,
            },
            {
              label: t('pullRequest.fact.checks'),
              value: <Checks checks={change.pullRequest.checks} />,
            },
            {
              label: t('pullRequest.fact.next'),
              value: <NextStep change={change} />,
            },
            {
              label: t('change.part.commands'),
              value: (
                <ApplyCommands
                  commands={change.commands}
                  again={hasFailed(change)}
                />
              ),
            },
          ]}
        />
        <AlsoApplies
          commands={change.commands}
          branch={change.pullRequest.baseBranch}
        />
      </DialogContent>
      <DialogActions>
        <Button color="primary" variant="contained" onClick={onClose}>
          {t('change.close')}
        </Button>
      </DialogActions>
    </>
  );
}
