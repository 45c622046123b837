import fc from 'fast-check';
import {
  compareKubernetesVersions,
  isKubeletSkewAllowed,
  parseKubernetesMinor,
} from './kubernetesVersion';
import {
  compareReleaseVersions,
  parseReleaseVersion,
  releaseDate,
} from './releaseVersion';

describe('Kubernetes versions', () => {
  it.each([
    ['1.34', { major: 1, minor: 34 }],
    ['v1.34.2-eks-113cf36', { major: 1, minor: 34 }],
    ['1.34+', { major: 1, minor: 34 }],
    ['latest', undefined],
    ['1', undefined],
    ['', undefined],
  ])('parses %p', (text, expected) => {
    expect(parseKubernetesMinor(text)).toEqual(expected);
  });

  it('orders by number, whatever the texts', () => {
    const versions = ['1.9', '1.34', 'odd', '1.10', '2.0'];
    expect([...versions].sort(compareKubernetesVersions)).toEqual([
      'odd',
      '1.9',
      '1.10',
      '1.34',
      '2.0',
    ]);
    const text = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(3), fc.nat(99)).map(([a, b]) => `${a}.${b}`),
    );
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const sign = (n: number) => Math.sign(n) + 0;
        expect(sign(compareKubernetesVersions(a, b))).toBe(
          sign(-compareKubernetesVersions(b, a)),
        );
        const [first, , last] = [a, b, c].sort(compareKubernetesVersions);
        expect(compareKubernetesVersions(first, last)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it.each([
    ['1.34', '1.34', true],
    ['1.32', '1.35', true],
    ['1.31', '1.35', false],
    ['1.36', '1.35', false],
    ['1.24', '1.26', true],
    ['1.24', '1.27', false],
    ['odd', '1.27', undefined],
  ])('kubelet %s with control plane %s: %p', (kubelet, server, allowed) => {
    expect(isKubeletSkewAllowed(kubelet, server)).toBe(allowed);
  });
});

describe('release versions', () => {
  it.each([
    ['1.34.2-20261110', { kubernetes: '1.34.2', date: '20261110' }],
    ['1.44.0-18d04e52', { kubernetes: '1.44.0' }],
    ['1.44.0', { kubernetes: '1.44.0' }],
    ['ami-0123456789abcdef0', undefined],
  ])('parses %p', (text, expected) => {
    expect(parseReleaseVersion(text)).toEqual(expected);
  });

  it('reads the day of a release', () => {
    expect(releaseDate('1.34.2-20261110')).toBe('2026-11-10T00:00:00.000Z');
    expect(releaseDate('1.34.2-20261341')).toBeUndefined();
    expect(releaseDate('1.44.0-18d04e52')).toBeUndefined();
  });

  it('orders by date first and then by number', () => {
    const shuffled = [
      '1.34.2-20261110',
      '1.34.10-20261110',
      '1.34.9-20261013',
      '1.33.8-20261124',
    ];
    expect(shuffled.sort(compareReleaseVersions)).toEqual([
      '1.34.9-20261013',
      '1.34.2-20261110',
      '1.34.10-20261110',
      '1.33.8-20261124',
    ]);
    expect(compareReleaseVersions('1.44.0', '1.9.1')).toBeGreaterThan(0);
  });
});
