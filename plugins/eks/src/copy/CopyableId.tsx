import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';
import { lesserColor } from '../text/lesserColor';
import { useEksTranslation } from '../translation';
import { useCopy } from './useCopy';

const useStyles = makeStyles(
  theme => ({
    root: {
      // Inline, so that a long id wraps like text and its icon stays behind it.
      display: 'inline',
      textAlign: 'left',
      verticalAlign: 'baseline',
      font: 'inherit',
      color: 'inherit',
      borderRadius: theme.shape.borderRadius,
      '&:hover, &:focus-visible': {
        backgroundColor: theme.palette.action.hover,
      },
    },
    value: {
      fontFamily: 'monospace',
      fontSize: '0.95em',
      overflowWrap: 'anywhere',
    },
    icon: {
      marginLeft: theme.spacing(0.5),
      fontSize: '1em',
      verticalAlign: 'middle',
      color: lesserColor(theme),
      '@media print': { display: 'none' },
    },
  }),
  { name: 'EksCopyableId' },
);

/**
 * An id that is copied by a click and says so.
 * @param props - `label`: shown instead of a value that is too long to read
 */
export function CopyableId(props: { value: string; label?: string }) {
  const { value, label } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const { copied, copy } = useCopy(value);
  const Icon = copied ? CheckIcon : FileCopyIcon;
  return (
    <ButtonBase
      className={classes.root}
      onClick={copy}
      aria-label={t('copy.action', { value: label ?? value })}
    >
      <span className={classes.value}>{label ?? value}</span>
      <Icon className={classes.icon} aria-hidden />
    </ButtonBase>
  );
}
