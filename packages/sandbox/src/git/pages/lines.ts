import type { FileChange } from '../objects/changes';
import { html, type Html } from './html';

/** A file with numbered lines that can be linked to: `#L12`. */
export function fileLines(text: string): Html {
  const lines = text.replace(/\n$/, '').split('\n');
  return html`<table class="lines">
    <tbody>
      ${lines.map(
        (line, index) =>
          html`<tr id="L${index + 1}">
            <td class="number">
              <a href="#L${index + 1}" aria-label="Line ${index + 1}"
                >${index + 1}</a
              >
            </td>
            <td>${line}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

interface DiffLine {
  kind: 'added' | 'removed' | 'hunk' | 'same';
  before?: number;
  after?: number;
  text: string;
}

/** The lines of a unified diff with their numbers on both sides. */
function numbered(patch: string): DiffLine[] {
  let before = 0;
  let after = 0;
  return patch.split('\n').map((line): DiffLine => {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
    if (hunk) {
      before = Number(hunk[1]);
      after = Number(hunk[2]);
      return { kind: 'hunk', text: line };
    }
    if (line.startsWith('+')) {
      after += 1;
      return { kind: 'added', after: after - 1, text: line };
    }
    if (line.startsWith('-')) {
      before += 1;
      return { kind: 'removed', before: before - 1, text: line };
    }
    if (line.startsWith('\\')) {
      return { kind: 'hunk', text: line };
    }
    before += 1;
    after += 1;
    return { kind: 'same', before: before - 1, after: after - 1, text: line };
  });
}

/** A changed file with its diff. */
export function fileDiff(change: FileChange, index: number): Html {
  const patch = change.patch;
  return html`<section
    class="box"
    id="diff-${index}"
    aria-labelledby="diff-title-${index}"
  >
    <div class="title">
      <h3 id="diff-title-${index}">${change.path}</h3>
      <span
        >${change.status}, <span class="good">+${change.additions}</span>
        <span class="bad">−${change.deletions}</span></span
      >
    </div>
    ${
      patch === undefined
        ? html`<p class="body">Not a text.</p>`
        : html`<div
            class="scroll"
            tabindex="0"
            role="region"
            aria-label="Diff of ${change.path}"
          >
            <table class="lines">
              <tbody>
                ${numbered(patch).map(
                  line =>
                    html`<tr class="${line.kind}">
                      <td class="number">${line.before ?? ''}</td>
                      <td class="number">${line.after ?? ''}</td>
                      <td>${line.text}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}
