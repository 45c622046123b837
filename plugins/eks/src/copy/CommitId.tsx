import { CopyableId } from './CopyableId';

/** Digits of a commit that people read; Git itself shows about as many. */
const SHORT = 8;

/** A commit in short; a click copies it in full. */
export function CommitId(props: { commit: string }) {
  const { commit } = props;
  return <CopyableId value={commit} label={commit.slice(0, SHORT)} />;
}
