import { RepositoryState } from '../git/RepositoryState';
import { Person } from './Stage';

/** A person who works right in the state of a fake. */
export function personOf(state: RepositoryState): Person {
  const { git } = state;
  return {
    branches: async () => [...git.branches.keys()].sort(),
    head: async branch => git.branches.get(branch),
    file: async (ref, path) =>
      git.commit(git.branches.get(ref) ?? ref)?.tree.get(path),
    messages: async branch =>
      git
        .ahead(git.branches.get('main') ?? '', git.branches.get(branch) ?? '')
        .map(({ message }) => message),
    async commit(branch, { path, content }, message = 'By hand') {
      const parent = git.branches.get(branch) ?? git.branches.get('main') ?? '';
      const changes = new Map([[path, Buffer.from(content)]]);
      const { id } = git.commitOn(parent, changes, message);
      git.branches.set(branch, id);
      return id;
    },
    async deleteBranch(branch) {
      git.branches.delete(branch);
    },
    pulls: async () => state.pulls.map(pull => ({ ...pull })),
    comments: async number =>
      state.pull(number)?.comments.map(({ body }) => body) ?? [],
    close: async number => state.endPull(number, 'closed'),
    merge: async number => state.endPull(number, 'merged'),
  };
}
