import {
  parseKubernetesMinor,
  StepDetail,
  UpgradeInput,
} from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import {
  ClusterView,
  declaredCluster,
  lasting,
  valueOf,
  World,
  wordsOf,
} from '../world';
import { lookAgain } from './requestUpdate';
import { stepIds } from './stepIds';

type Source = Extract<StepDetail, { type: 'verification' }>['sources'][number];

const accept = {
  id: 'accept',
  title: 'Go on without it',
  description:
    'Ends the verification although not every source agrees or can be read.',
};

/** tfvars, EKS and the API server itself must name the same version. */
export function verifyStep(
  world: World,
  { clusterName, version }: UpgradeInput,
): Step<UpgradeInput> {
  return {
    id: stepIds.verify,
    title: 'Compare all sources',
    description: `Compares the Terraform repository, EKS and the API server of ${clusterName}: all must say ${version}.`,
    usualSeconds: 60,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<UpgradeInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const view = new ClusterView(world, input, run.signal);
  const { sources, problems } = await compare(world, view, input.version);
  const detail: StepDetail = { type: 'verification', sources };
  const wrong = sources.filter(({ agrees }) => !agrees);
  if (wrong.length === 0) {
    await view.refresh();
    return {
      is: 'done',
      reason: `All three sources say ${input.version}.`,
      detail,
    };
  }
  const differences = wrong.map(({ source, value }) =>
    value === undefined
      ? `${source} cannot be read.`
      : `${source} says ${value}.`,
  );
  const reason = [...differences, ...problems].join(' ');
  if (run.choice === accept.id) {
    await view.refresh();
    return {
      is: 'done',
      reason: `A person went on without full agreement. ${reason}`,
      detail,
    };
  }
  const age = run.now().getTime() - run.startedAt.getTime();
  if (age < world.pace.agreeWithin) {
    return {
      is: 'waiting',
      reason: `Waiting until all sources say ${input.version}; API servers restart after an update. ${reason}`,
      checkAgainAfter: world.pace.progress,
      detail,
    };
  }
  return {
    is: 'blocked',
    reason: `Not all sources say ${input.version}, after more than ${lasting(world.pace.agreeWithin)}. ${reason}`,
    choices: [lookAgain, accept],
    checkAgainAfter: world.pace.blocked,
    detail,
  };
}

async function compare(
  world: World,
  view: ClusterView,
  version: string,
): Promise<{ sources: Source[]; problems: string[] }> {
  const problems: string[] = [];
  const read = async (
    source: string,
    ask: () => Promise<string | undefined>,
  ): Promise<Source> => {
    try {
      const value = await ask();
      return { source, value, agrees: value === version };
    } catch (error) {
      problems.push(wordsOf(error));
      return { source, agrees: false };
    }
  };
  const declared = await declaredCluster(world, view);
  if ('problem' in declared) problems.push(declared.problem);
  const sources = await Promise.all([
    read(
      'problem' in declared
        ? 'The Terraform repository'
        : `${declared.repository} (${declared.branch})`,
      async () =>
        'problem' in declared ? undefined : valueOf(declared.cluster.version),
    ),
    read('EKS', async () => (await view.describe())?.version),
    read('The API server', async () => {
      const { signal } = view;
      const accessed = await view.accessed();
      const { gitVersion } = await world.kubernetes.getVersion(accessed, {
        signal,
      });
      const minor = parseKubernetesMinor(gitVersion);
      return minor ? `${minor.major}.${minor.minor}` : gitVersion;
    }),
  ]);
  return { sources, problems };
}
