import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useEksTranslation } from '../translation';
import { useCopy } from './useCopy';

const useStyles = makeStyles(
  theme => ({
    text: {
      margin: theme.spacing(0.5, 0, 1),
      padding: theme.spacing(1),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      // Wraps, so that nothing has to be scrolled; copied are the lines as they are.
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      fontSize: '0.95em',
    },
    button: { '@media print': { display: 'none' } },
  }),
  { name: 'EksCopyableText' },
);

/**
 * Several lines for a file, with a button that copies them.
 * @param props - `label`: names the text, for screen readers
 */
export function CopyableText(props: {
  value: string;
  label: string;
  action: string;
}) {
  const { value, label, action } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const { copied, copy } = useCopy(value);
  const Icon = copied ? CheckIcon : FileCopyIcon;
  return (
    <>
      <pre aria-label={label} role="group" className={classes.text}>
        {value}
      </pre>
      <Button
        size="small"
        variant="outlined"
        className={classes.button}
        startIcon={<Icon aria-hidden />}
        onClick={copy}
      >
        {copied ? t('copy.done') : action}
      </Button>
    </>
  );
}
