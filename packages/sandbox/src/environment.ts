import { HOME_KEY } from './aws/signature/Credentials';
import { PORTAL_USER } from './git/users';

/** What a shell or a backend needs in order to use the sandbox instead of AWS. */
export function sandboxEnvironment(
  awsUrl: string,
  gitUrl: string,
): Record<string, string> {
  return {
    SANDBOX_GIT_URL: gitUrl,
    SANDBOX_GIT_HOST: new URL(gitUrl).host,
    SANDBOX_GIT_TOKEN: PORTAL_USER.token,
    AWS_ENDPOINT_URL: awsUrl,
    AWS_ACCESS_KEY_ID: HOME_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: HOME_KEY.secretAccessKey,
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}
