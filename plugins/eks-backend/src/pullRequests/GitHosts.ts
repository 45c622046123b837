import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { GitHostProvider, GitRepository } from '@xkf/backstage-plugin-eks-node';
import { createAzureDevOpsProvider } from './azureDevOps';
import { HostCredentials, integrationCredentials } from './credentials';
import { createGitHubProvider } from './github';
import { createGitLabProvider } from './gitlab';
import {
  Clock,
  defaultTrafficLimits,
  systemClock,
  TrafficLimits,
} from './http';
import { Sharing } from './HostedRepository';
import { ImmutableCache } from './reading';

/** Opens repositories on the hosts that the configuration names. */
export interface GitHosts {
  /**
   * @throws InputError when no integration has the host, or the URL names no repository
   */
  open(repoUrl: string): GitRepository;
}

export interface GitHostsOptions {
  integrations: ScmIntegrationRegistry;
  /** Providers of modules; asked before the built-in ones. */
  providers?: readonly GitHostProvider[];
  credentials?: HostCredentials;
  clock?: Clock;
  limits?: Partial<TrafficLimits>;
}

/** How many files are kept, how much text, and for how long. */
const CACHE = {
  maxEntries: 5_000,
  maxBytes: 32 * 1024 * 1024,
  maxAgeMs: 60 * 60 * 1000,
};

/** Repositories that are remembered with what they learned about commits. */
const MAX_OPENED = 500;

export function createGitHosts(options: GitHostsOptions): GitHosts {
  const { integrations, clock = systemClock } = options;
  const credentials =
    options.credentials ?? integrationCredentials(integrations);
  const sharing: Sharing = {
    clock,
    limits: { ...defaultTrafficLimits, ...options.limits },
    files: new ImmutableCache({ ...CACHE, now: () => clock.now() }),
  };
  const providers = [
    ...(options.providers ?? []),
    createGitHubProvider(integrations, credentials.github, sharing),
    createAzureDevOpsProvider(integrations, credentials.azure, sharing),
    createGitLabProvider(integrations, credentials.gitlab, sharing),
  ];
  const opened = new Map<string, GitRepository>();
  return {
    open(repoUrl) {
      const host = hostOf(repoUrl);
      const known = opened.get(repoUrl);
      if (known) return known;
      for (const provider of providers) {
        const repository = provider.open(repoUrl);
        if (!repository) continue;
        if (opened.size >= MAX_OPENED) opened.clear();
        opened.set(repoUrl, repository);
        return repository;
      }
      throw new InputError(
        `No Git host ${host} is configured. Add it to integrations.github, integrations.azure or integrations.gitlab.`,
      );
    },
  };
}

function hostOf(repoUrl: string): string {
  const url = URL.canParse(repoUrl) ? new URL(repoUrl) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new InputError(
      'The URL of a repository must begin with https://, such as https://github.com/acme/xkf.',
    );
  }
  return url.host;
}
