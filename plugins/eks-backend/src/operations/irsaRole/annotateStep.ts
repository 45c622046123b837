import {
  IrsaRoleInput,
  serviceAccountYaml,
} from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { ClusterView, listed, wordsOf, World } from '../world';
import { roleArn } from './arns';
import { stepIds } from './stepIds';

/** Service accounts belong to whoever deploys the pods, so the portal does not change them. */
export function annotateStep(
  world: World,
  { namespace, serviceAccount }: IrsaRoleInput,
): Step<IrsaRoleInput> {
  return {
    id: stepIds.annotate,
    title: 'Say how pods take the role',
    description: `Gives the ARN of the role and the annotation for ${namespace}/${serviceAccount} as YAML, and says which clusters have it already.`,
    usualSeconds: 5,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<IrsaRoleInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const { namespace, serviceAccount: name } = input;
  const arn = roleArn(input);
  const states = await Promise.all(
    input.clusters.map(id =>
      stateOf(world, new ClusterView(world, id, run.signal), input, arn),
    ),
  );
  const names = (state: State['is']) =>
    listed(states.flatMap(one => (one.is === state ? [one.clusterName] : [])));
  const annotated = names('annotated');
  const missing = names('missing');
  return {
    is: 'done',
    reason: [
      annotated &&
        `${namespace}/${name} of ${annotated} takes the role already; pods that run do so after a restart.`,
      missing &&
        `Annotate ${namespace}/${name} of ${missing}, and restart its pods.`,
      ...states.flatMap(one => (one.is === 'unknown' ? [one.why] : [])),
    ]
      .filter(Boolean)
      .join(' '),
    detail: {
      type: 'irsa-role',
      roleArn: arn,
      serviceAccountYaml: serviceAccountYaml({ namespace, name }, arn),
    },
  };
}

type State = { clusterName: string } & (
  { is: 'annotated' | 'missing' } | { is: 'unknown'; why: string }
);

async function stateOf(
  world: World,
  view: ClusterView,
  { namespace, serviceAccount }: IrsaRoleInput,
  arn: string,
): Promise<State> {
  const { clusterName } = view.id;
  try {
    const { serviceAccounts } = await world.kubernetes.listServiceAccounts(
      await view.accessed(),
      { signal: view.signal },
    );
    const isAnnotated = serviceAccounts.some(
      one =>
        one.namespace === namespace &&
        one.name === serviceAccount &&
        one.roleArn === arn,
    );
    return { clusterName, is: isAnnotated ? 'annotated' : 'missing' };
  } catch (error) {
    return { clusterName, is: 'unknown', why: wordsOf(error) };
  }
}
