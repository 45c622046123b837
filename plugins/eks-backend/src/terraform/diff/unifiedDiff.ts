import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';

/** A file before and after; `undefined` where it does not exist. */
export interface FileVersions {
  path: string;
  before?: string;
  after?: string;
}

/** A unified diff of one file, as `git diff` and `patch` understand it. */
export interface UnifiedDiff {
  /** Empty when nothing changed. */
  diff: string;
  /** Lines that are new. */
  added: number;
  /** Lines that are gone. */
  removed: number;
}

/**
 * The unified diff of a file with three lines of context. Lines are compared
 * with their endings, so that CRLF stays CRLF and a lost final newline shows.
 */
export function unifiedDiff({
  path,
  before,
  after,
}: FileVersions): UnifiedDiff {
  if (before === after) return { diff: '', added: 0, removed: 0 };
  const patch = structuredPatch(
    before === undefined ? '/dev/null' : `a/${path}`,
    after === undefined ? '/dev/null' : `b/${path}`,
    before ?? '',
    after ?? '',
    undefined,
    undefined,
    { context: 3 },
  );
  const lines = patch.hunks.flatMap(hunk => hunk.lines);
  return {
    diff: formatPatch(patch, FILE_HEADERS_ONLY),
    added: lines.filter(line => line.startsWith('+')).length,
    removed: lines.filter(line => line.startsWith('-')).length,
  };
}

/** The diffs of several files as one text. */
export function joinDiffs(files: readonly { diff: string }[]): string {
  return files
    .map(({ diff }) => diff)
    .filter(diff => diff !== '')
    .map(diff => (diff.endsWith('\n') ? diff : `${diff}\n`))
    .join('');
}
