import { compareAddonVersions, toAddon, toAddonVersions } from './addonFacts';

const infos = [
  {
    addonName: 'coredns',
    addonVersions: [
      version('v1.11.4-eksbuild.2', '1.34', true),
      version('v1.11.10-eksbuild.1', '1.34', false),
      version('v1.12.0-eksbuild.1', '1.35', true),
    ],
  },
];

function version(
  addonVersion: string,
  clusterVersion: string,
  defaultVersion: boolean,
) {
  return {
    addonVersion,
    compatibilities: [{ clusterVersion, defaultVersion }],
  };
}

describe('add-on versions', () => {
  it('are ordered by number', () => {
    expect(
      ['v1.11.10-eksbuild.1', 'v1.11.4-eksbuild.10', 'v1.11.4-eksbuild.2'].sort(
        compareAddonVersions,
      ),
    ).toEqual([
      'v1.11.4-eksbuild.2',
      'v1.11.4-eksbuild.10',
      'v1.11.10-eksbuild.1',
    ]);
  });

  it('are the newest and the default of the cluster version', () => {
    expect(toAddonVersions(infos, '1.34')).toEqual({
      newest: 'v1.11.10-eksbuild.1',
      default: 'v1.11.4-eksbuild.2',
      fitting: ['v1.11.10-eksbuild.1', 'v1.11.4-eksbuild.2'],
    });
    expect(toAddonVersions([], '1.34')).toEqual({ fitting: [] });
  });

  it.each([
    ['ACTIVE', 'v1.11.4-eksbuild.2', 'behind'],
    ['ACTIVE', 'v1.11.10-eksbuild.1', 'current'],
    ['UPDATING', 'v1.11.4-eksbuild.2', 'updating'],
    ['UPDATE_FAILED', 'v1.11.10-eksbuild.1', 'degraded'],
  ] as const)('status %s with %s is %s', (status, addonVersion, state) => {
    const addon = toAddon(
      { status, addonVersion },
      'coredns',
      toAddonVersions(infos, '1.34'),
    );
    expect(addon.state).toBe(state);
  });

  it('are unknown with their cause', () => {
    expect(
      toAddon({ status: 'ACTIVE' }, 'coredns', { cause: 'AWS throttles.' }),
    ).toMatchObject({ state: 'unknown', cause: 'AWS throttles.' });
  });
});
