import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useState } from 'react';
import { useAnnounce } from '../feedback/LiveRegion';
import { lesserColor } from '../text/lesserColor';
import { useEksTranslation } from '../translation';

/** For how long the tick stays, in milliseconds. */
const SHOWN_MS = 2_000;

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
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      announce(t('copy.done'));
      setCopied(true);
      setTimeout(() => setCopied(false), SHOWN_MS);
    } catch {
      announce(t('copy.failed'));
    }
  };
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
