import { Sandbox } from '@xkf/sandbox';

/** What the sandbox's Terraform plans, by another parser and another planner. */
export interface SandboxPlan {
  score: number;
  /** Clusters and node groups that it meets, by name. */
  meets: string[];
}

/** What XKF's modules change with a cluster's version that the sandbox's do not: its add-ons. */
const ADDONS = 3;

/** A plan in text, as the pipeline prints it. */
export function parsePlan(log: string, environment: string): SandboxPlan {
  const resources = [...log.matchAll(/^ {2}# (\S+) (?:will|must) be/gm)].map(
    ([, address]) => address,
  );
  const score = Number(/score (?:is )?(\d+)/.exec(log)?.[1]);
  const count = (type: string) =>
    resources.filter(address => address.includes(`.${type}.`)).length;
  const addons = count('aws_eks_cluster') * ADDONS - count('aws_eks_addon');
  return {
    score: score + addons,
    meets: resources.flatMap(address => nameOf(address, environment)).sort(),
  };
}

/** The plan of a pull request for one directory and environment. */
export async function planOf(
  sandbox: Sandbox,
  repository: string,
  pull: number,
  { directory, environment }: { directory: string; environment: string },
): Promise<SandboxPlan> {
  await sandbox.idle();
  const run = sandbox.pipeline
    .runs()
    .find(
      ({ kind, scope, pull: { number } }) =>
        kind === 'plan' &&
        number === pull &&
        scope.repository.fullName === repository &&
        scope.directory === directory &&
        scope.environment === environment,
    );
  if (!run) throw new Error(`No plan of ${directory} in ${environment}`);
  const log = run.log.join('\n');
  if (!/score (is )?\d+/.test(log)) throw new Error(log);
  return parsePlan(log, environment);
}

/** What Terraform would do now in one directory and environment, without any change. */
export async function driftIn(
  sandbox: Sandbox,
  repository: string,
  { directory, environment }: { directory: string; environment: string },
): Promise<string[]> {
  const found = sandbox.git.repositories.get(repository);
  if (!found) throw new Error(`No repository ${repository}`);
  const drift = await sandbox.pipeline.drift(found);
  return drift
    .filter(
      ({ scope }) =>
        scope.directory === directory && scope.environment === environment,
    )
    .flatMap(({ plan }) => plan.steps)
    .flatMap(({ address }) => nameOf(address, environment))
    .sort();
}

function nameOf(address: string, environment: string): string[] {
  const [, name, resource, key] =
    /^module\.(eks\d)(?:\[0\])?\.(aws_eks_cluster|aws_eks_node_group)\.this(?:\["(.+)"\])?$/.exec(
      address,
    ) ?? [];
  if (!resource) return [];
  const cluster = `${environment}-${name}`;
  return [key === undefined ? cluster : `${cluster}-${key}`];
}
