import Typography, { TypographyProps } from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { lesserColor } from './lesserColor';

const useStyles = makeStyles(
  theme => ({ root: { color: lesserColor(theme) } }),
  { name: 'EksLesser' },
);

/** Text that matters less than what it stands beside. */
export function Lesser(
  props: Pick<
    TypographyProps,
    'id' | 'role' | 'variant' | 'display' | 'noWrap' | 'children'
  > & { component?: 'span' | 'p' | 'div' },
) {
  const { component = 'span', variant = 'caption', ...rest } = props;
  const classes = useStyles();
  return (
    <Typography
      {...rest}
      variant={variant}
      component={component}
      className={classes.root}
    />
  );
}
