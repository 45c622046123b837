import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';
import { Lesser } from '../text/Lesser';

/** Says that there is nothing, why, and what to do about it. */
export function EmptyPanel(props: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const { title, children, action } = props;
  return (
    <Box p={3} textAlign="center">
      <Typography variant="h6" component="p">
        {title}
      </Typography>
      {children && (
        <Lesser variant="body2" component="div">
          {children}
        </Lesser>
      )}
      {action && <Box mt={2}>{action}</Box>}
    </Box>
  );
}
