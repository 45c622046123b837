import { setImmediate as nextTurn } from 'node:timers/promises';
import { GitHubError } from '../git/errors';
import type { GitHost } from '../git/GitHost';
import { filesOf } from '../git/objects/files';
import { mergeability } from '../git/repository/mergeability';
import type { PullRequest } from '../git/repository/model';
import type { Repository } from '../git/repository/Repository';
import { PORTAL_USER, type GitUser } from '../git/users';
import type { RepositorySeed } from '../seed/schema';
import type { World } from '../world/World';
import { SeedError } from '../seed/loadSeed';
import { errorText, execute } from './execute';
import { importScope, planScope } from './planScope';
import { contextOf, DEFAULT_BLAST_RADIUS, type Run } from './Run';
import { type Scope, scopeKey, scopesOf } from './Scope';
import { TerraformState } from './TerraformState';
import { TerraformError } from './terraform/diagnostic';
import { applyPlan, type Plan } from './terraform/plan';

/** The account that the pipeline reports with. */
export const PIPELINE_USER: GitUser = {
  ...PORTAL_USER,
  id: 1004,
  login: 'pipeline[bot]',
  name: 'pipeline[bot]',
  email: '1004+pipeline[bot]@users.noreply.127.0.0.1',
  token: '',
};

/** How long a plan takes, in seconds. */
const PLAN_SECONDS = 1.5;
const RUNS_KEPT = 500;

/** What the pipeline works with. */
export interface PipelineOptions {
  host: GitHost;
  world: World;
  seeds: RepositorySeed[];
  /** Address of the page of a run. */
  runUrl: (run: Run) => string;
}

/** Plans what pull requests propose and applies what is merged, to the world of the sandbox. */
export class Pipeline {
  readonly #options: PipelineOptions;
  readonly #state = new TerraformState();
  readonly #runs: Run[] = [];
  /** Terraform locks its state: one apply after the other. */
  readonly #locks = new Map<string, Promise<void>>();
  #active = 0;

  private constructor(options: PipelineOptions) {
    this.#options = options;
    options.host.listen({
      proposed: (repository, pull) => this.#propose(repository, pull),
      merged: (repository, pull, blastRadius) =>
        this.apply(repository, pull, blastRadius),
    });
  }

  /**
   * Begins to watch the repositories of a Git host. What they declare and what exists is taken as made by Terraform.
   *
   * @throws SeedError when a seeded file has mistakes
   */
  static async create(options: PipelineOptions): Promise<Pipeline> {
    const pipeline = new Pipeline(options);
    for (const repository of options.host.repositories.values()) {
      for (const { scope, tree } of pipeline.#allScopes(repository)) {
        await importScope(options.world, pipeline.#state, scope, tree).catch(
          error => {
            throw error instanceof TerraformError
              ? new SeedError(
                  `The seed has mistakes:\n${scopeKey(scope)}: ${errorText(error.diagnostics)}`,
                )
              : error;
          },
        );
      }
    }
    return pipeline;
  }

  /**
   * Begins to watch a repository that was made later.
   *
   * @param how - the repository whose region it has, its accounts, and whether all of it is applied at once
   * @returns the errors of that apply
   * @throws TerraformError when a file has mistakes
   */
  async watch(
    repository: Repository,
    how: { like: string; environments: Record<string, string>; apply: boolean },
  ): Promise<string[]> {
    const { world, seeds } = this.#options;
    const model = seeds.find(each => each.name === how.like);
    if (!model) {
      return [`The pipeline does not know ${how.like}`];
    }
    seeds.push({
      ...model,
      name: repository.fullName,
      environments: how.environments,
    });
    const errors: string[] = [];
    for (const { scope, tree } of this.#allScopes(repository)) {
      await importScope(world, this.#state, scope, tree);
      if (how.apply) {
        const plan = await planScope(world, this.#state, scope, tree);
        const failed = await applyPlan(plan, () => undefined);
        errors.push(...failed.map(each => each.summary));
      }
    }
    return errors;
  }

  /**
   * What Terraform would do now, by the default branch of a repository and the world as it is.
   *
   * @throws TerraformError when a file has mistakes
   */
  async drift(repository: Repository): Promise<{ scope: Scope; plan: Plan }[]> {
    const { world } = this.#options;
    return Promise.all(
      this.#allScopes(repository).map(async ({ scope, tree }) => ({
        scope,
        plan: await planScope(world, this.#state, scope, tree),
      })),
    );
  }

  /** All runs, newest first. */
  runs(): Run[] {
    return [...this.#runs].reverse();
  }

  /** The runs of a pull request, newest first. */
  runsOf(pull: PullRequest): Run[] {
    return this.runs().filter(run => run.pull === pull);
  }

  /** A run by its number. */
  run(id: number): Run | undefined {
    return this.#runs.find(run => run.id === id);
  }

  /** Resolves when no run is under way any more. */
  async idle(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      await this.#options.world.timers.idle();
      await nextTurn();
      quiet = this.#active > 0 ? 0 : quiet + 1;
    }
  }

  /** Applies what a merged pull request has changed; again, if somebody asks for it. */
  apply(
    repository: Repository,
    pull: PullRequest,
    blastRadius = DEFAULT_BLAST_RADIUS,
  ): void {
    const { merged } = pull;
    const commit = merged && repository.resolve(pull.base);
    if (!merged || !commit) {
      return;
    }
    for (const scope of this.#scopesOfPull(repository, pull, commit.tree)) {
      this.#start({
        kind: 'apply',
        scope,
        pull,
        commits: [merged.sha, pull.headSha],
        tree: commit.tree,
        blastRadius,
      });
    }
  }

  /**
   * Plans an open pull request again, as after a push, but with another limit of the policy.
   *
   * @throws GitHubError 422 when the pull request is closed
   */
  plan(
    repository: Repository,
    pull: PullRequest,
    blastRadius = DEFAULT_BLAST_RADIUS,
  ): void {
    if (pull.state !== 'open') {
      throw new GitHubError(422, 'Only an open pull request is planned');
    }
    this.#propose(repository, pull, blastRadius);
  }

  #propose(
    repository: Repository,
    pull: PullRequest,
    blastRadius = DEFAULT_BLAST_RADIUS,
  ): void {
    const head = repository.objects.commit(pull.headSha);
    const tree = mergeability(repository, pull).tree ?? head?.tree;
    if (!tree) {
      return;
    }
    for (const scope of this.#scopesOfPull(repository, pull, tree)) {
      this.#start({
        kind: 'plan',
        scope,
        pull,
        commits: [pull.headSha],
        tree,
        blastRadius,
      });
    }
  }

  #scopesOfPull(
    repository: Repository,
    pull: PullRequest,
    tree: string,
  ): Scope[] {
    const changed = this.#options.host
      .filesOf(repository, pull)
      .map(file => file.path);
    const paths = Array.from(filesOf(repository.objects, tree).keys());
    return this.#scopes(repository, paths, changed);
  }

  #allScopes(repository: Repository): { scope: Scope; tree: string }[] {
    const tree = repository.resolve(repository.defaultBranch)?.tree ?? '';
    const paths = Array.from(filesOf(repository.objects, tree).keys());
    return this.#scopes(repository, paths, paths).map(scope => ({
      scope,
      tree,
    }));
  }

  #scopes(repository: Repository, paths: string[], changed: string[]): Scope[] {
    const seed = this.#options.seeds.find(
      each => each.name === repository.fullName,
    );
    return seed ? scopesOf(repository, seed, paths, changed) : [];
  }

  #start(
    request: Pick<
      Run,
      'kind' | 'scope' | 'pull' | 'commits' | 'tree' | 'blastRadius'
    >,
  ): void {
    const { host } = this.#options;
    const run: Run = {
      ...request,
      id: host.nextId(),
      state: 'pending',
      summary: request.kind === 'plan' ? 'Planning' : 'Applying',
      log: [],
      startedAt: host.now(),
    };
    this.#runs.push(run);
    this.#runs.splice(0, this.#runs.length - RUNS_KEPT);
    this.#report(run);
    this.#active += 1;
    const key = scopeKey(run.scope);
    const before = run.kind === 'apply' ? this.#locks.get(key) : undefined;
    const finished = this.#execute(run, before ?? Promise.resolve());
    if (run.kind === 'apply') {
      this.#locks.set(key, finished);
    }
  }

  async #execute(run: Run, before: Promise<void>): Promise<void> {
    const { world, host } = this.#options;
    await before;
    await world.timers.wait(PLAN_SECONDS);
    const { state, summary } = await execute(run, world, this.#state);
    run.state = state;
    run.summary = summary;
    run.finishedAt = host.now();
    this.#report(run);
    this.#active -= 1;
  }

  #report(run: Run): void {
    const { host, runUrl } = this.#options;
    for (const sha of run.commits) {
      host.addStatus(run.scope.repository, sha, PIPELINE_USER, {
        context: contextOf(run),
        state: run.state,
        // GitHub refuses longer ones.
        description:
          run.summary.length > 140
            ? `${run.summary.slice(0, 139)}…`
            : run.summary,
        targetUrl: runUrl(run),
      });
    }
  }
}
