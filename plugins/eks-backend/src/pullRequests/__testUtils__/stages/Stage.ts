import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import { GitRepository } from '@xkf/backstage-plugin-eks-node';
import { createGitHosts } from '../../GitHosts';
import { TrafficLimits } from '../../http';
import { HostServer } from '../server/HostServer';
import { TestClock } from '../TestClock';

export const TOKEN = 'glpat-0123456789-secret';

export interface PersonsPull {
  number: number;
  state: 'open' | 'closed' | 'merged';
  branch: string;
  title: string;
  body: string;
  draft: boolean;
}

/** What somebody else does at the host, past the code under test. */
export interface Person {
  branches(): Promise<string[]>;
  head(branch: string): Promise<string | undefined>;
  file(ref: string, path: string): Promise<Buffer | undefined>;
  /** Messages of the commits that the branch has and `main` has not, the newest first. */
  messages(branch: string): Promise<string[]>;
  commit(
    branch: string,
    file: { path: string; content: string | Buffer },
    message?: string,
  ): Promise<string>;
  deleteBranch(branch: string): Promise<void>;
  pulls(): Promise<PersonsPull[]>;
  comments(number: number): Promise<string[]>;
  close(number: number): Promise<void>;
  merge(number: number): Promise<void>;
}

/** A host with one repository, for one test. */
export interface Stage {
  server: HostServer;
  repoUrl: string;
  /** `integrations` of the configuration. */
  integrations: JsonObject;
  person: Person;
  /** @throws Error when the fake answered other than the host's own description allows */
  stop(): Promise<void>;
}

export interface StageKind {
  name: string;
  start(files: Record<string, string | Buffer>): Promise<Stage>;
  /** Ends what all stages share. */
  end?(): Promise<void>;
}

/** A replica of the portal: the code under test with a memory of its own. */
export function replicaOf(
  stage: Pick<Stage, 'integrations' | 'repoUrl'>,
  limits: Partial<TrafficLimits> = {},
): { repository: GitRepository; clock: TestClock } {
  const clock = new TestClock();
  const config = new ConfigReader({ integrations: stage.integrations });
  const hosts = createGitHosts({
    integrations: ScmIntegrations.fromConfig(config),
    clock,
    limits,
  });
  return { repository: hosts.open(stage.repoUrl), clock };
}
