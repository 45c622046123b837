import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { useEksTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'sticky',
      bottom: 0,
      zIndex: 1,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(1),
      marginTop: theme.spacing(2),
      padding: theme.spacing(1.5, 2),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
      '@media print': { display: 'none' },
    },
    reason: { flex: '1 1 240px', minWidth: 0 },
  }),
  { name: 'EksWizardActions' },
);

/** The buttons beneath a step of a wizard, always in sight. */
export function WizardActions(props: {
  onBack?: () => void;
  /** Why the way on is shut. */
  reason?: ReactNode;
  children: ReactNode;
}) {
  const { onBack, reason, children } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <div className={classes.root}>
      <div className={classes.reason}>{reason}</div>
      {onBack && <Button onClick={onBack}>{t('change.back')}</Button>}
      {children}
    </div>
  );
}
