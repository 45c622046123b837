import type { HealthBefore } from '../../kubernetes/drain';
import { StepOutcome } from '../kind';
import { lasting, listed } from '../world';
import { goOn, keepWaiting } from './choices';
import { DrainState } from './DrainState';
import { NAMED, recoveringWords, workloadOf } from './drainWords';

/** How well the workloads of the whole node group are before the first eviction. */
export async function healthBefore(state: DrainState): Promise<HealthBefore> {
  const { world, accessed, run, options } = state;
  const names = state.nodes.map(({ name }) => name);
  const { pods } = await world.nodes.preview(
    accessed,
    names,
    options,
    run.signal,
  );
  const going = pods.filter(({ fate }) => fate !== 'stay');
  return world.nodes.readHealth(
    accessed,
    going.flatMap(pod => workloadOf(pod) ?? []),
    run.signal,
  );
}

/**
 * The next node waits until what was evicted is ready elsewhere.
 * @returns what to ask where it does not become so; undefined when it has
 */
export async function awaitRecovery(
  state: DrainState,
): Promise<StepOutcome | undefined> {
  const { current, before } = state.memory;
  if (!current) return undefined;
  const { healthAfter } = state.options;
  const result = await state.world.nodes.healthGate(state.accessed, {
    workloads: current.workloads,
    before: before ?? { notReady: [], pending: [] },
    limitMs: state.patience(healthAfter) * 1000,
    signal: state.run.signal,
    onProgress: ({ recovering }) => state.show(undefined, recovering),
  });
  if (result.is === 'ok') {
    await state.finish(current);
    return undefined;
  }
  const { recovering, pending } = result;
  const what = [
    recoveringWords(recovering),
    pending.length > 0 && `No node has room for ${listed(pending, NAMED)}.`,
  ]
    .filter(Boolean)
    .join(' ');
  return state.ask(
    `${current.node} is drained, and after ${lasting(healthAfter * 1000)} what ran on it is not well elsewhere. ${what}`,
    [keepWaiting, goOn],
    undefined,
    recovering.map(({ workload }) => workload),
  );
}
