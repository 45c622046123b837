import { RepositoryState } from '../__testUtils__/git/RepositoryState';
import { ModelHost } from '../__testUtils__/model/ModelHost';
import { FileReader } from './FileReader';
import { ImmutableCache } from './ImmutableCache';

const paths = Array.from({ length: 60 }, (_, at) => `${at}.tfvars`);

function start() {
  const state = new RepositoryState(
    Object.fromEntries(paths.map(path => [path, `# ${path}`])),
  );
  const running = { now: 0, most: 0, total: 0 };
  const fates: ('fine' | 'lost before')[] = [];
  const host = new ModelHost(
    state,
    async () => {
      running.now += 1;
      running.total += 1;
      running.most = Math.max(running.most, running.now);
      await new Promise(resolve => {
        setImmediate(resolve);
      });
      running.now -= 1;
    },
    () => fates.shift() ?? 'fine',
    true,
  );
  const cache = new ImmutableCache<{ path: string; content?: string }>({
    maxEntries: 100,
    maxBytes: 1_000_000,
    maxAgeMs: 1_000,
    now: () => 0,
  });
  const commit = state.git.branches.get('main') ?? '';
  return { reader: new FileReader(host, cache), running, commit, fates };
}

describe('FileReader', () => {
  it('reads a few files at a time, in order, and each once', async () => {
    const { reader, running, commit } = start();
    const files = await reader.read(commit, paths);
    expect(files.map(({ path }) => path)).toEqual(paths);
    expect(files[7].content).toBe('# 7.tfvars');
    expect(running).toEqual({ now: 0, most: 8, total: 60 });
    await reader.read(commit, [...paths].reverse());
    expect(running.total).toBe(60);
  });

  it('gives up with the first failure and keeps none', async () => {
    const { reader, running, commit, fates } = start();
    fates.push('fine', 'lost before');
    await expect(reader.read(commit, paths)).rejects.toMatchObject({
      reason: 'network',
    });
    expect(running.total).toBeLessThan(20);
    expect(await reader.read(commit, paths)).toHaveLength(60);
  });
});
