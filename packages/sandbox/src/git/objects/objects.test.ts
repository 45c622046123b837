import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missing, programOf } from '../../__testUtils__/programs';
import { changesBetween } from './changes';
import { commitContent } from './commit';
import { entryAt, filesOf, textAt, writeFiles } from './files';
import {
  commitsBetween,
  commitsTouching,
  isAncestor,
  mergeBase,
} from './history';
import { mergeTrees } from './merge';
import { ObjectDatabase } from './ObjectDatabase';
import { treeContent } from './tree';

const ADA = { name: 'Ada', email: 'ada@acme.example' };

describe('git objects', () => {
  let objects: ObjectDatabase;
  let seconds: number;

  beforeEach(() => {
    objects = new ObjectDatabase();
    seconds = 1_700_000_000;
  });

  function treeOf(files: Record<string, string>): string {
    return writeFiles(
      objects,
      new Map(
        Object.entries(files).map(([path, text]) => [
          path,
          { mode: '100644', sha: objects.putBlob(Buffer.from(text)) },
        ]),
      ),
    );
  }

  function commit(files: Record<string, string>, ...parents: string[]): string {
    seconds += 1;
    const by = { ...ADA, date: new Date(seconds * 1000) };
    return objects.putCommit({
      tree: treeOf(files),
      parents,
      author: by,
      committer: by,
      message: `Commit ${seconds}`,
    }).sha;
  }

  it('have the ids that git gives them', () => {
    expect(objects.putBlob(Buffer.from('hello\n'))).toBe(
      'ce013625030ba8dba906f756967f9e9ca394464a',
    );
    expect(objects.putTree([])).toBe(
      '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
    );
  });

  it('are accepted by git itself, where it is installed', async () => {
    const git = programOf('git');
    if (!git) {
      await missing('git');
      return;
    }
    const tree = treeOf({
      'a.tf': '1',
      'a/b': '2',
      'a-b': '3',
      a0: '4',
      ä: '5',
    });
    const sha = commit({ 'a.tf': '1' });
    const directory = mkdtempSync(join(tmpdir(), 'git-'));
    const hash = (type: string, input: Buffer) =>
      execFileSync(git, ['hash-object', '-t', type, '--literally', '--stdin'], {
        cwd: directory,
        input,
        encoding: 'utf8',
      }).trim();
    const content = objects.commit(sha);
    const ids = [
      hash('tree', treeContent(objects.tree(tree) ?? [])),
      content && hash('commit', commitContent(content)),
    ];
    rmSync(directory, { recursive: true });
    expect(ids).toEqual([tree, sha]);
  });

  it('hold folders, which are found by path', () => {
    const tree = treeOf({
      'aws-eks/variables/dev.tfvars': 'x',
      'aws-eks/a.tf': 'y',
    });
    expect(Array.from(filesOf(objects, tree).keys())).toEqual([
      'aws-eks/a.tf',
      'aws-eks/variables/dev.tfvars',
    ]);
    expect(textAt(objects, tree, 'aws-eks/variables/dev.tfvars')).toBe('x');
    expect(entryAt(objects, tree, 'aws-eks/a.tf/b')).toBeUndefined();
  });

  it('make a history with branches', () => {
    const first = commit({ a: '1', b: '1' });
    const left = commit({ a: '2', b: '1' }, first);
    const right = commit({ a: '1', b: '2' }, first);
    const merged = commit({ a: '2', b: '2' }, left, right);
    expect(mergeBase(objects, left, right)).toBe(first);
    expect(isAncestor(objects, first, merged)).toBe(true);
    expect(isAncestor(objects, merged, first)).toBe(false);
    expect(commitsBetween(objects, left, merged).map(({ sha }) => sha)).toEqual(
      [right, merged],
    );
    expect(commitsTouching(objects, merged, 'b').map(({ sha }) => sha)).toEqual(
      [right, first],
    );
  });

  it('differ file by file', () => {
    const before = treeOf({ gone: 'x\n', same: 'y\n', changed: 'a\nb\nc\n' });
    const after = treeOf({
      same: 'y\n',
      changed: 'a\nB\nc\n',
      come: 'z',
      'a.bin': '\u0000',
    });
    expect(changesBetween(objects, before, after)).toMatchObject([
      { path: 'a.bin', status: 'added', patch: undefined },
      {
        path: 'changed',
        status: 'modified',
        additions: 1,
        deletions: 1,
        patch: '@@ -1,3 +1,3 @@\n a\n-b\n+B\n c',
      },
      {
        path: 'come',
        status: 'added',
        patch: '@@ -0,0 +1 @@\n+z\n\\ No newline at end of file',
      },
      { path: 'gone', status: 'removed', additions: 0, deletions: 1 },
    ]);
  });

  it('are merged where both sides fit, and refused where they do not', () => {
    const lines = (...changed: [number, string][]) => {
      const list = Array.from({ length: 20 }, (_, index) => `line ${index}`);
      changed.forEach(([index, text]) => {
        list[index] = text;
      });
      return `${list.join('\n')}\n`;
    };
    const base = treeOf({ f: lines(), gone: 'x', kept: 'k' });
    const ours = treeOf({
      f: lines([1, 'ours']),
      gone: 'x',
      kept: 'k',
      mine: 'm',
    });
    const theirs = treeOf({ f: lines([15, 'theirs']), kept: 'k' });
    const { tree = '' } = mergeTrees(objects, base, ours, theirs);
    expect(textAt(objects, tree, 'f')).toBe(lines([1, 'ours'], [15, 'theirs']));
    expect(Array.from(filesOf(objects, tree).keys())).toEqual([
      'f',
      'kept',
      'mine',
    ]);

    const clashing = treeOf({ f: lines([1, 'theirs']), kept: 'other' });
    const oursToo = treeOf({ f: lines([1, 'ours']), gone: 'changed' });
    expect(mergeTrees(objects, base, oursToo, clashing)).toEqual({
      conflicts: ['f', 'gone', 'kept'],
    });
  });
});
