import { reasonsOf } from './drainWords';

const budget =
  'Budget shop/web allows 0 more disruptions (2 healthy, 2 needed).';
const pod = (name: string, reason: string, owner?: string) => ({
  namespace: 'shop',
  name,
  owner,
  reason,
});

describe('reasons why pods wait', () => {
  it.each([
    ['nothing', [], ''],
    [
      'pods of one workload as that workload',
      [
        pod('web-1', budget, 'ReplicaSet/web'),
        pod('web-2', budget, 'ReplicaSet/web'),
      ],
      `shop/web: ${budget}`,
    ],
    [
      'a pod without a controller by its name',
      [pod('bare', 'No controller would start it again.')],
      'shop/bare: No controller would start it again.',
    ],
    [
      'a few of many workloads with one reason',
      [1, 2, 3, 4, 5, 6, 7].map(n => pod(`p${n}`, 'Why.', `Job/job${n}`)),
      'shop/job1, shop/job2, shop/job3 and 4 more: Why.',
    ],
    [
      'a few of many reasons',
      [1, 2, 3, 4, 5].flatMap(n => [
        pod(`a${n}`, `Why ${n}.`),
        pod(`b${n}`, `Why ${n}.`),
      ]),
      'shop/a1 and 1 more: Why 1. shop/a2 and 1 more: Why 2. shop/a3 and 1 more: Why 3. 4 more workloads wait for other reasons.',
    ],
  ])('name %s', (_what, waiting, words) => {
    expect(reasonsOf(waiting)).toBe(words);
  });
});
