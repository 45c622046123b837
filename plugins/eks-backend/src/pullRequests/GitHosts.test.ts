import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createGitHosts, GitHostsOptions } from '.';

const open = (
  url: string,
  integrations = {},
  over: Partial<GitHostsOptions> = {},
) =>
  createGitHosts({
    integrations: ScmIntegrations.fromConfig(
      new ConfigReader({ integrations }),
    ),
    ...over,
  }).open(url);

const github = [
  { host: 'github.com', token: 't' },
  { host: '127.0.0.1:4580', apiBaseUrl: 'http://127.0.0.1:4580/api/v3' },
  { host: 'ghe.acme.com', apiBaseUrl: 'https://ghe.acme.com/api/v3' },
];
const azure = [
  { host: 'dev.azure.com' },
  { host: 'acme.visualstudio.com' },
  { host: 'tfs.acme.com' },
];
const gitlab = [
  { host: 'gitlab.com', token: 't' },
  {
    host: 'git.acme.com',
    apiBaseUrl: 'https://git.acme.com/gl/api/v4',
    baseUrl: 'https://git.acme.com/gl',
  },
];
const integrations = { github, azure, gitlab };

const file = { path: 'a b/c#d.tf', ref: 'main' };
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

const AZURE_FILE =
  '?path=%2Fa+b%2Fc%23d.tf&version=GBmain&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1';

describe('opening a repository', () => {
  it.each([
    [
      'https://github.com/acme/xkf.git',
      'github',
      'acme/xkf',
      'https://github.com/acme/xkf',
      '/blob/main/a%20b/c%23d.tf#L7',
      '/commit/',
    ],
    [
      'http://127.0.0.1:4580/acme/xkf/',
      'github',
      'acme/xkf',
      'http://127.0.0.1:4580/acme/xkf',
      '/blob/main/a%20b/c%23d.tf#L7',
      '/commit/',
    ],
    [
      'https://user:secret@ghe.acme.com/acme/x.y',
      'github',
      'acme/x.y',
      'https://ghe.acme.com/acme/x.y',
      '/blob/main/a%20b/c%23d.tf#L7',
      '/commit/',
    ],
    [
      'https://acme@dev.azure.com/acme/My%20Project/_git/xkf',
      'azure-devops',
      'acme/My Project/xkf',
      'https://dev.azure.com/acme/My%20Project/_git/xkf',
      AZURE_FILE,
      '/commit/',
    ],
    [
      'https://dev.azure.com/acme/_git/xkf',
      'azure-devops',
      'acme/xkf/xkf',
      'https://dev.azure.com/acme/xkf/_git/xkf',
      AZURE_FILE,
      '/commit/',
    ],
    [
      'https://acme.visualstudio.com/platform/_git/xkf',
      'azure-devops',
      'platform/xkf',
      'https://acme.visualstudio.com/platform/_git/xkf',
      AZURE_FILE,
      '/commit/',
    ],
    [
      'https://tfs.acme.com/tfs/Main/platform/_git/xkf',
      'azure-devops',
      'tfs/Main/platform/xkf',
      'https://tfs.acme.com/tfs/Main/platform/_git/xkf',
      AZURE_FILE,
      '/commit/',
    ],
    [
      'https://gitlab.com/acme/platform/eu/xkf.git',
      'gitlab',
      'acme/platform/eu/xkf',
      'https://gitlab.com/acme/platform/eu/xkf',
      '/-/blob/main/a%20b/c%23d.tf#L7',
      '/-/commit/',
    ],
    [
      'https://git.acme.com/gl/acme/xkf',
      'gitlab',
      'acme/xkf',
      'https://git.acme.com/gl/acme/xkf',
      '/-/blob/main/a%20b/c%23d.tf#L7',
      '/-/commit/',
    ],
  ])('%s', (url, hostKind, name, page, fileSuffix, commitPath) => {
    const repository = open(url, integrations);
    expect(repository).toMatchObject({ hostKind, name, url: page });
    expect(repository.fileUrl({ ...file, line: 7 })).toBe(
      `${page}${fileSuffix}`,
    );
    expect(repository.commitUrl(COMMIT)).toBe(`${page}${commitPath}${COMMIT}`);
  });

  it('names a commit on Azure DevOps as one', () => {
    const url = open('https://dev.azure.com/a/p/_git/r', integrations).fileUrl({
      path: 'x.tf',
      ref: COMMIT,
    });
    expect(url).toContain(`version=GC${COMMIT}`);
  });

  it.each([
    [
      'https://nowhere.com/acme/xkf',
      /integrations\.github, integrations\.azure or/,
    ],
    ['git@github.com:acme/xkf.git', /must begin with https/],
    ['ssh://git@github.com/acme/xkf', /must begin with https/],
    ['https://github.com/acme', /names no repository/],
    ['https://github.com/acme/xkf/tree/main', /names no repository/],
    ['https://dev.azure.com/acme/platform', /names no repository/],
    ['https://dev.azure.com/acme/platform/_git', /names no repository/],
    ['https://dev.azure.com/a/b/c/_git/xkf', /names no repository/],
    ['https://gitlab.com/xkf', /names no project/],
    ['https://gitlab.com/acme/xkf/-/tree/main', /names no project/],
    ['https://git.acme.com/acme/xkf', /names no project/],
    ['https://u:topsecret@gitlab.com/xkf', /^((?!topsecret).)*$/],
  ])('%s is an error', (url, words) => {
    expect(() => open(url, integrations)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(words),
      }),
    );
  });

  it('asks providers of modules first and opens each repository once', () => {
    const own = open('https://github.com/acme/xkf');
    const provider = {
      name: 'own',
      open: jest.fn((url: string) =>
        url.includes('own.acme.com') ? own : undefined,
      ),
    };
    const hosts = createGitHosts({
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      providers: [provider],
    });
    expect(hosts.open('https://own.acme.com/x')).toBe(own);
    const url = 'https://github.com/acme/xkf';
    expect(hosts.open(url)).toBe(hosts.open(url));
    expect(provider.open).toHaveBeenCalledTimes(2);
  });

  it('explains missing credentials without what the provider says', async () => {
    const failing = (error: unknown) =>
      open('https://github.com/acme/xkf', integrations, {
        clock: {
          now: Date.now,
          random: () => 0.5,
          sleep: async () => {},
        },
        credentials: {
          github: () => Promise.reject(error),
          azure: async () => undefined,
          gitlab: async () => undefined,
        },
      }).headOf('main');
    await expect(failing(new Error('key s3cret'))).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.not.stringContaining('s3cret'),
    });
    const down = Object.assign(new Error('down'), { status: 503 });
    await expect(failing(down)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});
