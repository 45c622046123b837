import type { CommitStatus, PullRequest } from '../repository/model';
import { html, type Html } from './html';

function state(kind: string, sign: string, word: string): Html {
  return html`<span class="state ${kind}"
    ><span aria-hidden="true">${sign}</span>${word}</span
  >`;
}

/** The state of a pull request: sign, word and colour. */
export function pullState(pull: PullRequest): Html {
  if (pull.merged) {
    return state('merged', '⋈', 'Merged');
  }
  if (pull.state === 'closed') {
    return state('bad', '✕', 'Closed');
  }
  return state('good', '○', pull.draft ? 'Draft' : 'Open');
}

/** The state of a status or of a run. */
export function statusState(status: CommitStatus['state']): Html {
  switch (status) {
    case 'success':
      return state('good', '✓', 'Succeeded');
    case 'pending':
      return state('busy', '…', 'Running');
    default:
      return state('bad', '✕', 'Failed');
  }
}
