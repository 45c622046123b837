import { parseUnifiedDiff } from './unifiedDiff';

it('numbers the lines of both sides, over several hunks and odd contents', () => {
  const diff = [
    '--- a/variables/dev.tfvars',
    '+++ b/variables/dev.tfvars',
    '@@ -4,3 +4,4 @@ eks_config = {',
    ' a = 1\r',
    '--- old comment\r',
    '+++ new comment\r',
    '+b = 2\r',
    ' c = 3\r',
    '@@ -20 +21 @@',
    '-end',
    '\\ No newline at end of file',
    '+end',
    '',
  ].join('\n');
  expect(parseUnifiedDiff(diff)).toEqual([
    { kind: 'hunk', text: '@@ -4,3 +4,4 @@ eks_config = {' },
    { kind: 'context', before: 4, after: 4, text: 'a = 1' },
    { kind: 'removed', before: 5, text: '-- old comment' },
    { kind: 'added', after: 5, text: '++ new comment' },
    { kind: 'added', after: 6, text: 'b = 2' },
    { kind: 'context', before: 6, after: 7, text: 'c = 3' },
    { kind: 'hunk', text: '@@ -20 +21 @@' },
    { kind: 'removed', before: 20, text: 'end' },
    { kind: 'note', text: 'No newline at end of file' },
    { kind: 'added', after: 21, text: 'end' },
  ]);
});

it('reads a file that did not exist before, and no text at all', () => {
  expect(
    parseUnifiedDiff('--- /dev/null\n+++ b/irsa.tf\n@@ -0,0 +1 @@\n+a'),
  ).toEqual([
    { kind: 'hunk', text: '@@ -0,0 +1 @@' },
    { kind: 'added', after: 1, text: 'a' },
  ]);
  expect(parseUnifiedDiff('')).toEqual([]);
});
