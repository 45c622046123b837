import { LinkButton } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { useId } from 'react';
import { Lesser } from '../../text/Lesser';

/** Leads to where an operation is begun, or says why that makes no sense now. */
export function EntryButton(props: {
  title: string;
  /** Address of the wizard; undefined where the app has no such page. */
  to: string | undefined;
  /** Why it makes no sense now, as a sentence; undefined when it does. */
  reason: string | undefined;
  /** Whether it is what the page is most for. */
  primary?: boolean;
}) {
  const { title, to, reason, primary } = props;
  const id = useId();
  if (!to) return null;
  if (!reason) {
    return (
      <LinkButton
        to={to}
        color={primary ? 'primary' : 'default'}
        variant={primary ? 'contained' : 'outlined'}
      >
        {title}
      </LinkButton>
    );
  }
  return (
    <>
      <Button disabled variant="outlined" aria-describedby={id}>
        {title}
      </Button>
      <Lesser id={id} variant="body2">
        {reason}
      </Lesser>
    </>
  );
}
