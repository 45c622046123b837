import { imageFreshness } from './imageFreshness';
import { imageParametersOf } from './imageParameters';

const published = {
  newest: '1.34.2-20261110',
  releases: [
    '1.34.2-20261110',
    '1.34.2-20261027',
    '1.34.1-20261013',
    '1.34.1-20260929',
  ],
  dates: ['20260929', '20261013', '20261027', '20261110'],
};
const running = (releaseVersion?: string) => ({
  amiType: 'AL2023_x86_64_STANDARD',
  version: '1.34',
  releaseVersion,
});

describe('imageFreshness', () => {
  it('counts the releases and days between the running image and the newest', () => {
    expect(imageFreshness(running('1.34.1-20261013'), published)).toEqual({
      state: 'behind',
      releasedAt: '2026-10-13T00:00:00.000Z',
      newest: {
        releaseVersion: '1.34.2-20261110',
        releasedAt: '2026-11-10T00:00:00.000Z',
      },
      releasesBehind: 2,
      daysBehind: 28,
    });
  });

  it.each([
    ['the newest release', '1.34.2-20261110', 'current'],
    ['a release newer than the parameters say', '1.34.2-20261117', 'current'],
    ['a release older than the list', '1.34.0-20250101', 'behind'],
    ['an AMI id', 'ami-0123456789abcdef0', 'custom'],
    ['nothing', undefined, 'unknown'],
  ])('%s', (_what, releaseVersion, state) => {
    expect(imageFreshness(running(releaseVersion), published).state).toBe(
      state,
    );
  });

  it('counts by the dates in parameter names, where only those are known', () => {
    const names = { ...published, releases: ['1.34.2-20261110'] };
    expect(
      imageFreshness(running('1.34.1-20260929'), names).releasesBehind,
    ).toBe(3);
    const bottlerocket = {
      newest: '1.61.0-aaaaaaaa',
      releases: ['1.61.0-aaaaaaaa', '1.60.1-bbbbbbbb', '1.59.0-cccccccc'],
      dates: [],
    };
    expect(
      imageFreshness(running('1.59.0-cccccccc'), bottlerocket),
    ).toMatchObject({ state: 'behind', releasesBehind: 2 });
  });

  it('says why the newest release is unknown', () => {
    const al2 = { ...running('1.33.1-20251209'), amiType: 'AL2_x86_64' };
    expect(imageFreshness(al2, { releases: [], dates: [] })).toMatchObject({
      state: 'unknown',
      cause: 'AWS publishes no image of type AL2_x86_64 for Kubernetes 1.34.',
    });
    expect(imageFreshness(al2, { cause: 'AWS throttles.' }).cause).toBe(
      'AWS throttles.',
    );
    expect(
      imageFreshness({ ...al2, amiType: 'WINDOWS_CORE_2022_x86_64' }, undefined)
        .cause,
    ).toContain('no list of releases');
    expect(imageFreshness({ amiType: 'CUSTOM' }, undefined)).toEqual({
      state: 'custom',
    });
  });
});

describe('imageParametersOf', () => {
  it.each([
    ['AL2_ARM_64', '/aws/service/eks/optimized-ami/1.34/amazon-linux-2-arm64'],
    [
      'AL2023_x86_64_NVIDIA',
      '/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/nvidia',
    ],
    ['BOTTLEROCKET_x86_64', '/aws/service/bottlerocket/aws-k8s-1.34/x86_64'],
    [
      'BOTTLEROCKET_ARM_64_NVIDIA_FIPS',
      '/aws/service/bottlerocket/aws-k8s-1.34-nvidia-fips/arm64',
    ],
    ['WINDOWS_CORE_2022_x86_64', undefined],
    ['CUSTOM', undefined],
  ])('%s', (amiType, path) => {
    expect(imageParametersOf(amiType, '1.34')?.path).toBe(path);
  });
});
