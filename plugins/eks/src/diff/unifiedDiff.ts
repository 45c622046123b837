/** One line of a unified diff of one file. */
export interface DiffLine {
  kind: 'hunk' | 'context' | 'added' | 'removed' | 'note';
  /** Line of the file before, from 1; only where the line stands in it. */
  before?: number;
  /** Line of the file after, from 1; only where the line stands in it. */
  after?: number;
  text: string;
}

const hunkHead = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/;

/**
 * Reads a unified diff of one file. The lines that name the file are left out, and
 * the ends of Windows lines, which nobody can see.
 */
export function parseUnifiedDiff(diff: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let before = 0;
  let after = 0;
  let inHunk = false;
  for (const raw of diff.replace(/\n$/, '').split('\n')) {
    const line = raw.replace(/\r$/, '');
    const head = hunkHead.exec(line);
    const text = line.slice(1);
    if (head) {
      before = Number(head[1]);
      after = Number(head[2]);
      inHunk = true;
      lines.push({ kind: 'hunk', text: line });
    } else if (!inHunk) {
      continue;
    } else if (line.startsWith('+')) {
      lines.push({ kind: 'added', after: after++, text });
    } else if (line.startsWith('-')) {
      lines.push({ kind: 'removed', before: before++, text });
    } else if (line.startsWith('\\')) {
      lines.push({ kind: 'note', text: text.trim() });
    } else {
      lines.push({ kind: 'context', before: before++, after: after++, text });
    }
  }
  return lines;
}
