import { applyPatch } from 'diff';
import { joinDiffs, unifiedDiff } from '.';

describe('unified diffs', () => {
  const before = 'a = 1\nb = 2\nc = 3\nd = 4\ne = 5\nf = 6\n';

  it('has three lines of context, headers and counts', () => {
    const path = 'aws-eks/variables/dev.tfvars';
    const after = before.replace('e = 5', 'e = 50\nee = 55');
    expect(unifiedDiff({ path, before, after })).toEqual({
      added: 2,
      removed: 1,
      diff: [
        '--- a/aws-eks/variables/dev.tfvars',
        '+++ b/aws-eks/variables/dev.tfvars',
        '@@ -2,5 +2,6 @@',
        ' b = 2',
        ' c = 3',
        ' d = 4',
        '-e = 5',
        '+e = 50',
        '+ee = 55',
        ' f = 6',
        '',
      ].join('\n'),
    });
  });

  it('shows files that come and go', () => {
    expect(unifiedDiff({ path: 'irsa.tf', after: 'a = 1\nb = 2\n' })).toEqual({
      added: 2,
      removed: 0,
      diff: '--- /dev/null\n+++ b/irsa.tf\n@@ -0,0 +1,2 @@\n+a = 1\n+b = 2\n',
    });
    expect(unifiedDiff({ path: 'irsa.tf', before: 'a = 1\n' })).toEqual({
      added: 0,
      removed: 1,
      diff: '--- a/irsa.tf\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a = 1\n',
    });
  });

  it('is empty when nothing changed', () => {
    expect(unifiedDiff({ path: 'a', before, after: before })).toEqual({
      diff: '',
      added: 0,
      removed: 0,
    });
  });

  it.each([
    ['CRLF', before.replaceAll('\n', '\r\n'), 'c = 3', 'c = 33'],
    ['mixed endings', before.replace('\n', '\r\n'), 'c = 3', 'c = 33'],
    ['no newline at the end', before.trimEnd(), 'f = 6', 'f = 66'],
    ['an added newline at the end', 'a = 1', 'a = 1', 'a = 1\n'],
    ['lines that look like headers', '-- a\n++ b\n', '-- a', '-- c'],
  ])('gives the exact text again: %s', (_, text, from, to) => {
    const after = text.replace(from, to);
    const { diff, added, removed } = unifiedDiff({
      path: 'a',
      before: text,
      after,
    });
    expect(applyPatch(text, diff, { autoConvertLineEndings: false })).toBe(
      after,
    );
    expect([added, removed]).toEqual([1, 1]);
  });

  it('joins the diffs of a preview', () => {
    const one = unifiedDiff({ path: 'a', before: 'x\n', after: 'y\n' });
    const none = unifiedDiff({ path: 'b', before: 'x\n', after: 'x\n' });
    const open = unifiedDiff({ path: 'c', before: 'x', after: 'y' });
    const joined = joinDiffs([one, none, open]);
    expect(joined.match(/^--- /gm)).toHaveLength(2);
    expect(joined.endsWith('\n')).toBe(true);
  });
});
