/** Who wrote a commit, and when. */
export interface Signature {
  name: string;
  email: string;
  date: Date;
}

/** A commit before it has an id. */
export interface CommitInput {
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

/** A commit. */
export interface Commit extends CommitInput {
  sha: string;
}

function signed({ name, email, date }: Signature): string {
  return `${name} <${email}> ${Math.floor(date.getTime() / 1000)} +0000`;
}

/** The bytes of a commit as git hashes them. */
export function commitContent(commit: CommitInput): Buffer {
  return Buffer.from(
    [
      `tree ${commit.tree}`,
      ...commit.parents.map(parent => `parent ${parent}`),
      `author ${signed(commit.author)}`,
      `committer ${signed(commit.committer)}`,
      '',
      commit.message,
    ].join('\n'),
  );
}
