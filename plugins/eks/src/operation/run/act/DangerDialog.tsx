import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { useEksTranslation } from '../../../translation';

const useStyles = makeStyles(
  theme => ({
    // A dialog stands outside of the page, and so of the page's font.
    paper: { ...theme.typography.body2 },
    danger: {
      textTransform: 'none',
      color: theme.palette.getContrastText(theme.palette.error.dark),
      backgroundColor: theme.palette.error.dark,
      '&:hover': { backgroundColor: theme.palette.error.dark },
    },
  }),
  { name: 'EksDangerDialog' },
);

/** Something that a person may do which cannot simply be taken back. */
export interface Danger {
  /** A verb with its object; the button says it again. */
  title: string;
  /** What will happen, as sentences. */
  text: string;
  run: () => void;
}

/** Asks once more before something dangerous, naming what it is about. */
export function DangerDialog(props: {
  danger: Danger;
  /** What it happens to: the title of the operation. */
  about: string;
  onClose: () => void;
}) {
  const { danger, about, onClose } = props;
  const { title, text, run } = danger;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <Dialog
      open
      maxWidth="sm"
      fullWidth
      classes={{ paper: classes.paper }}
      aria-labelledby="eks-danger-title"
      aria-describedby="eks-danger-text"
      onClose={onClose}
    >
      <DialogTitle id="eks-danger-title">{title}</DialogTitle>
      <DialogContent id="eks-danger-text">
        <DialogContentText variant="body2" color="textPrimary">
          {t('run.danger.about', { title: about })}
        </DialogContentText>
        <DialogContentText variant="body2" color="textPrimary">
          {text}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('run.danger.back')}</Button>
        <Button
          variant="contained"
          className={classes.danger}
          onClick={() => {
            onClose();
            run();
          }}
        >
          {title}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
