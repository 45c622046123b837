import { SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  microsoftAuthApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';

const microsoft = {
  id: 'microsoft',
  title: 'Microsoft',
  message: 'Use the account of your organization',
  apiRef: microsoftAuthApiRef,
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
    <SignInPage {...props} providers={['guest']} title="Sign in" />
  );
};
