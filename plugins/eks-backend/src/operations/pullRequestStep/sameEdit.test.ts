import { isSameEdit } from './sameEdit';

const file = (path: string, diff: string) => ({
  path,
  action: 'edit' as const,
  diff,
  added: 1,
  removed: 1,
});
const edit = '-  version = "1.34"\n+  version = "1.35"\n';

describe('isSameEdit', () => {
  it('looks at the lines that go and come, not at where they stand', () => {
    const here = file(
      'qa.tfvars',
      `--- a/x\n+++ b/x\n@@ -3 +3 @@\n a\n${edit}`,
    );
    const there = file(
      'qa.tfvars',
      `--- a/x\n+++ b/x\n@@ -9 +9 @@\n b\n${edit}`,
    );
    expect(isSameEdit([here], [there])).toBe(true);
  });

  it.each([
    ['another file', [file('dev.tfvars', edit)]],
    ['one more file', [file('qa.tfvars', edit), file('dev.tfvars', edit)]],
    ['another line', [file('qa.tfvars', edit.replace('1.34', '1.33'))]],
  ])('tells %s apart', (_what, other) => {
    expect(isSameEdit([file('qa.tfvars', edit)], other)).toBe(false);
  });
});
