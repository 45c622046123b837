import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ApplyCommand } from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { useEksTranslation } from '../translation';
import { PendingDifferences } from './PendingDifferences';

/** Differences drawn at once; the rest on request. */
const SHOWN = 8;

const useStyles = makeStyles(
  theme => ({
    root: {
      marginBottom: theme.spacing(2),
      '& .MuiAlert-message': { flex: '1 1 auto', minWidth: 0 },
    },
  }),
  { name: 'EksAlsoApplies' },
);

/** True where the plan of a command does more than the change asks for. */
export function appliesMore(command: ApplyCommand): boolean {
  return command.alsoApplies.length > 0 || command.alsoAppliesHidden > 0;
}

function AlsoAppliesOf(props: { command: ApplyCommand; branch: string }) {
  const { directory, environment, alsoApplies, alsoAppliesHidden } =
    props.command;
  const classes = useStyles();
  const t = useEksTranslation();
  const [all, setAll] = useState(false);
  const more = all ? 0 : Math.max(0, alsoApplies.length - SHOWN);
  const shown = alsoApplies.slice(0, alsoApplies.length - more);
  const place = t('change.also.place', { directory, environment });
  return (
    <Alert severity="warning" className={classes.root}>
      <AlertTitle>
        {t('change.also.title', {
          count: alsoApplies.length + alsoAppliesHidden,
          branch: props.branch,
        })}
      </AlertTitle>
      {t('change.also.text', { directory, environment })}
      {shown.length > 0 && (
        <PendingDifferences label={place} differences={shown} />
      )}
      {more > 0 && (
        <Button size="small" color="inherit" onClick={() => setAll(true)}>
          {t('change.also.more', { count: more })}
        </Button>
      )}
      {alsoAppliesHidden > 0 && (
        <div>{t('change.also.hidden', { count: alsoAppliesHidden })}</div>
      )}
    </Alert>
  );
}

/**
 * What the merge applies besides the change: Terraform applies whole directories,
 * so what the branch says and AWS does not have goes along, upgrades included.
 */
export function AlsoApplies(props: {
  commands: ApplyCommand[];
  /** The branch that has it already. */
  branch: string;
}) {
  return (
    <>
      {props.commands.filter(appliesMore).map(command => (
        <AlsoAppliesOf
          key={`${command.directory} ${command.environment}`}
          command={command}
          branch={props.branch}
        />
      ))}
    </>
  );
}
