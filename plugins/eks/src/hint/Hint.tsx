import Popper from '@material-ui/core/Popper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { KeyboardEvent, ReactNode, useId, useState } from 'react';

const useStyles = makeStyles(
  theme => ({
    anchor: { borderRadius: theme.shape.borderRadius },
    // Above dialogs and drawers, as MUI's own tooltips are.
    popper: { zIndex: theme.zIndex.tooltip },
    text: {
      maxWidth: 420,
      margin: theme.spacing(0.5),
      padding: theme.spacing(1, 1.5),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      boxShadow: theme.shadows[4],
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
    },
  }),
  { name: 'EksHint' },
);

/**
 * Shows more about what is inside on hover and on focus. It costs a table of a
 * thousand rows almost nothing, since the popper exists only while it is open.
 * @param props - `quiet`: not a tab stop of its own, for tables, and around things
 * that take the focus themselves
 */
export function Hint(props: {
  text: ReactNode | undefined;
  children: ReactNode;
  quiet?: boolean;
  className?: string;
}) {
  const { text, children, quiet, className } = props;
  const classes = useStyles();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement>();
  if (!text) return <span className={className}>{children}</span>;

  const close = () => setAnchor(undefined);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  // The text itself is the thing that is hovered and focused, as with Material UI's
  // tooltips on text; there is no action that a role could name.
  /* eslint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-static-element-interactions */
  return (
    <span
      className={className ?? classes.anchor}
      tabIndex={quiet ? undefined : 0}
      aria-describedby={anchor ? id : undefined}
      onMouseEnter={event => setAnchor(event.currentTarget)}
      onMouseLeave={close}
      onFocus={event => setAnchor(event.currentTarget)}
      onBlur={close}
      onKeyDown={closeOnEscape}
    >
      {children}
      {anchor && (
        <Popper
          open
          id={id}
          role="tooltip"
          anchorEl={anchor}
          className={classes.popper}
        >
          <Typography component="div" variant="body2" className={classes.text}>
            {text}
          </Typography>
        </Popper>
      )}
    </span>
  );
  /* eslint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-static-element-interactions */
}
