import { expectedLabels, normalizeTaint, toEksEffect } from '.';

describe('labels and taints', () => {
  it('adds the labels that XKF adds', () => {
    expect(expectedLabels({ name: 'standard' })).toEqual({
      'xkf.xenit.io/node-ttl': '168h',
      'xkf.xenit.io/node-pool': 'standard',
    });
    expect(
      expectedLabels({
        name: 'memory',
        labels: {
          'xkf.xenit.io/node-ttl': '24h',
          'xkf.xenit.io/node-pool': 'x',
          a: 'b',
        },
      }),
    ).toEqual({
      'xkf.xenit.io/node-ttl': '24h',
      'xkf.xenit.io/node-pool': 'memory',
      a: 'b',
    });
  });

  it.each([
    ['NO_SCHEDULE', 'NoSchedule'],
    ['NO_EXECUTE', 'NoExecute'],
    ['PREFER_NO_SCHEDULE', 'PreferNoSchedule'],
  ])('spells %s and %s', (eks, kubernetes) => {
    for (const effect of [eks, kubernetes]) {
      expect(normalizeTaint({ key: 'a', effect }).effect).toBe(kubernetes);
      expect(toEksEffect(effect)).toBe(eks);
    }
  });
});
