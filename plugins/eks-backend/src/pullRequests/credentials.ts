import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { Credentials, HostFailure } from './http';

/** What the providers of `@backstage/integration` give in common. */
interface Provided {
  headers?: Record<string, string>;
  token?: string;
}

/** Gets the credentials for a repository; asked before each request. */
export type GetCredentials = (repoUrl: string) => Promise<Provided | undefined>;

/** Credentials of the three kinds of hosts. */
export interface HostCredentials {
  github: GetCredentials;
  azure: GetCredentials;
  gitlab: GetCredentials;
}

/** The only place that knows where tokens come from: `integrations` of the configuration. */
export function integrationCredentials(
  integrations: ScmIntegrationRegistry,
): HostCredentials {
  const github =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  const azure =
    DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
  const gitlab =
    DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
  return {
    github: url => github.getCredentials({ url }),
    azure: url => azure.getCredentials({ url }),
    gitlab: url => gitlab.getCredentials({ url }),
  };
}

/**
 * Credentials as the client needs them. Without any, requests are anonymous.
 * @throws HostFailure without the provider's own text, which can quote tokens
 */
export async function credentialsFor(
  get: GetCredentials,
  repoUrl: string,
): Promise<Credentials> {
  let provided: Provided | undefined;
  try {
    provided = await get(repoUrl);
  } catch (error) {
    throw new HostFailure({ reason: reasonOf(error), write: false });
  }
  const headers = provided?.headers ?? {};
  const token = provided?.token ?? '';
  const secrets = [
    token,
    Buffer.from(`:${token}`).toString('base64'),
    ...Object.values(headers).map(value => value.replace(/^\w+ /, '')),
  ];
  return { headers, secrets };
}

/** An app that is not installed and an identity that is refused need a person; the rest passes. */
function reasonOf(error: unknown): HostFailure['reason'] {
  const status =
    typeof error === 'object' && error !== null && 'status' in error
      ? Number(error.status)
      : undefined;
  if (status === 429) return 'limited';
  if (status !== undefined && status >= 500) return 'server';
  return 'no-credentials';
}
