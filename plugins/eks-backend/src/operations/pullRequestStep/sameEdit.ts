import { FileChange } from '@xkf/backstage-plugin-eks-common';

/**
 * Whether two previews make the same edit: the same lines go and come in the same
 * files, wherever those lines stand by now.
 */
export function isSameEdit(
  a: readonly FileChange[],
  b: readonly FileChange[],
): boolean {
  return JSON.stringify(editOf(a)) === JSON.stringify(editOf(b));
}

function editOf(files: readonly FileChange[]) {
  return files
    .map(({ path, action, diff }) => ({
      path,
      action,
      lines: diff
        .split('\n')
        .filter(line => /^[+-]/.test(line) && !/^(\+\+\+|---) /.test(line)),
    }))
    .sort((x, y) => (x.path < y.path ? -1 : 1));
}
