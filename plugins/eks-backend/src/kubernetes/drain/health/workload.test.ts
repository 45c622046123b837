import { aWorkload } from '../__testUtils__/objects';
import { Workload } from '../api';
import { judgeWorkload } from './workload';

const ready = { is: 'ready' };
const short = (counts: { ready: number; wanted: number; claimed: number }) => ({
  is: 'short',
  ...counts,
});

interface Shape {
  spec?: Workload['spec'];
  status?: Workload['status'];
  generation?: number;
  ending?: boolean;
}

function shaped({ spec, status, generation, ending }: Shape): Workload {
  const { metadata } = aWorkload('web', 2);
  return {
    metadata: {
      ...metadata,
      generation,
      ...(ending && { deletionTimestamp: '2026-12-01T10:00:00Z' }),
    },
    spec,
    status,
  };
}

const two = { replicas: 2 };
const seen = (readyReplicas?: number, observedGeneration = 1) => ({
  readyReplicas,
  observedGeneration,
});
const pods = (count: number, living = count) => ({ ready: count, living });

describe('whether a workload has the pods that it wants', () => {
  it.each<[string, Shape, ReturnType<typeof pods>, object]>([
    ['all, by both', { spec: two, status: seen(2) }, pods(2), ready],
    ['more than all', { spec: two, status: seen(3) }, pods(3), ready],
    [
      'fewer by its pods',
      { spec: two, status: seen(2) },
      pods(1, 2),
      short({ ready: 1, wanted: 2, claimed: 2 }),
    ],
    [
      'fewer by its status',
      { spec: two, status: seen(1) },
      pods(2),
      short({ ready: 1, wanted: 2, claimed: 1 }),
    ],
    [
      'one, where it does not say how many',
      { status: seen(1) },
      pods(1),
      ready,
    ],
    [
      'none, where its status says nothing',
      { spec: two, status: {} },
      pods(2),
      short({ ready: 0, wanted: 2, claimed: 0 }),
    ],
    ['none that is wanted', { spec: { replicas: 0 } }, pods(0), ready],
    [
      'all of its last change',
      { spec: two, status: seen(2, 3), generation: 3 },
      pods(2),
      ready,
    ],
    [
      'all, but by a status of before its last change',
      { spec: two, status: seen(2, 2), generation: 3 },
      pods(2),
      { is: 'unseen' },
    ],
    [
      'all, but was never looked at',
      { spec: two, generation: 1 },
      pods(2),
      { is: 'unseen' },
    ],
    ['none, since it is going', { spec: two, ending: true }, pods(0), ready],
  ])('one with %s', (_what, shape, counts, expected) => {
    const workload = shaped(shape);
    expect(judgeWorkload('ReplicaSet', workload, counts)).toEqual(expected);
  });

  const ended = { conditions: [{ type: 'Complete', status: 'True' }] };
  it.each<[string, Shape, ReturnType<typeof pods>, object]>([
    ['a pod', { status: { active: 1 } }, pods(0, 1), ready],
    [
      'a pod only by its status',
      { status: { active: 1 } },
      pods(0),
      short({ ready: 0, wanted: 1, claimed: 1 }),
    ],
    [
      'a pod that nobody counted yet',
      { status: {} },
      pods(0, 1),
      short({ ready: 0, wanted: 1, claimed: 0 }),
    ],
    ['an end', { status: ended }, pods(0), ready],
    ['a rest', { spec: { suspend: true } }, pods(0), ready],
  ])('a job with %s', (_what, shape, counts, expected) => {
    expect(judgeWorkload('Job', shaped(shape), counts)).toEqual(expected);
  });

  it('one that is gone', () => {
    expect(judgeWorkload('StatefulSet', undefined, pods(0))).toEqual(ready);
  });
});
