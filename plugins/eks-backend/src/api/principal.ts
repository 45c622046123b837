import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who stands behind credentials: a user's entity reference or a service's name. */
export function principalOf(credentials: BackstageCredentials): string {
  const principal = credentials.principal as {
    type?: string;
    userEntityRef?: string;
    subject?: string;
  };
  return principal.userEntityRef ?? principal.subject ?? 'unknown';
}
