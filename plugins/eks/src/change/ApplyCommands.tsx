import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ApplyCommand } from '@xkf/backstage-plugin-eks-common';
import { changesOnlyFiles } from '../pullRequest/changesOnlyFiles';
import { CopyableId } from '../copy/CopyableId';
import { Lesser } from '../text/Lesser';
import { EksTranslate, useEksTranslation } from '../translation';

const useStyles = makeStyles(
  theme => ({
    list: { margin: theme.spacing(1, 0, 0), paddingLeft: theme.spacing(2.5) },
    item: { marginBottom: theme.spacing(1) },
  }),
  { name: 'EksApplyCommands' },
);

function Score(props: { command: ApplyCommand }) {
  const { opaScore, opaBlastRadius } = props.command;
  const t = useEksTranslation();
  return (
    <Lesser component="p" variant="body2">
      {scoreWords(t, opaScore, opaBlastRadius)}
    </Lesser>
  );
}

function scoreWords(
  t: EksTranslate,
  opaScore: number,
  limit: number | undefined,
): string {
  const score = String(opaScore);
  if (limit !== undefined) {
    return t('change.commands.raised', { score, limit: String(limit) });
  }
  return opaScore === 0
    ? t('change.commands.empty')
    : t('change.commands.score', { score });
}

function introduction(
  t: EksTranslate,
  commands: ApplyCommand[],
  again: boolean | undefined,
): string {
  if (again) return t('change.commands.again');
  return changesOnlyFiles(commands)
    ? t('change.commands.files')
    : t('change.commands.text');
}

/** The commands that apply a change once it is merged, ready to be copied. */
export function ApplyCommands(props: {
  commands: ApplyCommand[];
  /** The pipeline tried already and failed. */
  again?: boolean;
}) {
  const { commands, again } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  if (commands.length === 0) return <>{t('change.commands.none')}</>;
  return (
    <>
      <Typography variant="body2">
        {introduction(t, commands, again)}
      </Typography>
      <ol className={classes.list}>
        {commands.map(command => (
          <li
            key={`${command.directory} ${command.environment}`}
            className={classes.item}
          >
            <div>
              <CopyableId value={command.plan} />
            </div>
            <div>
              <CopyableId value={command.apply} />
            </div>
            <Score command={command} />
          </li>
        ))}
      </ol>
    </>
  );
}
