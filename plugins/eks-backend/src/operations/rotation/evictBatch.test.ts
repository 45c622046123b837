import { DrainPod } from '@xkf/backstage-plugin-eks-common';
import type { EvictionFate } from '../../kubernetes/drain';
import { shortfallOf } from './evictBatch';

const fate = (name: string, is: EvictionFate['is']): EvictionFate => ({
  // Only what is looked at.
  pod: { namespace: 'shop', name } as DrainPod,
  is,
});

describe('what did not come of a batch', () => {
  it('is nothing where all pods went', () => {
    expect(
      shortfallOf([fate('web-0', 'evicted'), fate('web-1', 'gone')]),
    ).toBeUndefined();
  });

  it('names each pod that stayed, and why', () => {
    expect(
      shortfallOf([
        fate('web-0', 'evicted'),
        fate('web-1', 'budget'),
        fate('web-2', 'budget'),
        fate('db-0', 'no-answer'),
        fate('db-1', 'not-asked'),
      ]),
    ).toBe(
      '1 of 5 pods evicted. Refused by a disruption budget: shop/web-1 and shop/web-2. Not known, since no answer came: shop/db-0. Not asked for: shop/db-1.',
    );
  });

  it('names all of a large batch', () => {
    const pods = Array.from({ length: 20 }, (_, n) => `web-${n}`);
    const words = shortfallOf(pods.map(name => fate(name, 'budget')));
    for (const name of pods) expect(words).toContain(`shop/${name}`);
  });
});
