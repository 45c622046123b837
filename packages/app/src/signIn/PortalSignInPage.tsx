import { ProxiedSignInPage, SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  microsoftAuthApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';

const microsoft = {
  id: 'microsoft',
  title: 'Microsoft',
  message: 'Use the account of your organization',
  apiRef: microsoftAuthApiRef,
};

const useStyles = makeStyles(theme => ({
  // The page beneath fills the window.
  second: {
    position: 'fixed',
    bottom: theme.spacing(3),
    left: theme.spacing(3),
  },
}));

/** A guest, or a second person, since nobody approves what they requested themselves. */
const DemoSignIn = (props: SignInPageProps) => {
  const classes = useStyles();
  const [asColleague, setAsColleague] = useState(false);
  if (asColleague) return <ProxiedSignInPage {...props} provider="colleague" />;
  return (
    <>
      <SignInPage {...props} providers={['guest']} title="Sign in" />
      <Button
        variant="outlined"
        className={classes.second}
        onClick={() => setAsColleague(true)}
      >
        Go in as a colleague
      </Button>
    </>
  );
};

/**
 * Microsoft where `auth.environment` is `production`, a guest everywhere else.
 * Signing in is always a click, never automatic.
 */
export const PortalSignInPage = (props: SignInPageProps) => {
  const environment =
    useApi(configApiRef).getOptionalString('auth.environment');
  return environment === 'production' ? (
    <SignInPage {...props} provider={microsoft} />
  ) : (
    <DemoSignIn {...props} />
  );
};
