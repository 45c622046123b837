import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ApplyCommand } from '@xkf/backstage-plugin-eks-common';
import { CopyableId } from '../copy/CopyableId';
import { Lesser } from '../text/Lesser';
import { useEksTranslation } from '../translation';

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
  const score = String(opaScore);
  return (
    <Lesser component="p" variant="body2">
      {opaBlastRadius === undefined
        ? t('change.commands.score', { score })
        : t('change.commands.raised', { score, limit: String(opaBlastRadius) })}
    </Lesser>
  );
}

/** The commands that apply a change once it is merged, ready to be copied. */
export function ApplyCommands(props: { commands: ApplyCommand[] }) {
  const { commands } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  if (commands.length === 0) return <>{t('change.commands.none')}</>;
  return (
    <>
      <Typography variant="body2">{t('change.commands.text')}</Typography>
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
