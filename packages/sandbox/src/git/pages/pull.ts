import type { Pipeline } from '../../pipeline/Pipeline';
import { contextOf, DEFAULT_BLAST_RADIUS, type Run } from '../../pipeline/Run';
import type { GitHost } from '../GitHost';
import { commitsBetween } from '../objects/history';
import { mergeability } from '../repository/mergeability';
import type { PullRequest } from '../repository/model';
import type { Repository } from '../repository/Repository';
import { latestStatuses } from '../repository/statuses';
import { html, type Html, type Part } from './html';
import { ago, live, type Page } from './layout';
import { fileDiff } from './lines';
import { markdown } from './markdown';
import { pullState, statusState } from './state';

function blastField(value = DEFAULT_BLAST_RADIUS): Html {
  return html`<label>
    OPA_BLAST_RADIUS
    <small>the score must be below</small>
    <input
      name="blast_radius"
      type="number"
      min="1"
      max="100000"
      value="${value}"
      required
    />
  </label>`;
}

/** The newest run of each name. */
function newestRuns(runs: Run[]): Run[] {
  const newest = new Map([...runs].reverse().map(run => [contextOf(run), run]));
  return Array.from(newest.values());
}

/** A plan that failed, by the policy for one, can be made again with another limit. */
function planAgain(
  repository: Repository,
  pull: PullRequest,
  runs: Run[],
): Part {
  const newest = newestRuns(runs).filter(
    run => run.kind === 'plan' && run.commits.includes(pull.headSha),
  );
  const states = newest.map(run => run.state);
  return (
    pull.state === 'open' &&
    states.includes('failure') &&
    !states.includes('pending') &&
    html`<form
      method="post"
      action="/${repository.fullName}/pull/${pull.number}/plan"
    >
      ${blastField(Math.max(...newest.map(run => run.blastRadius)))}
      <button type="submit">Plan again</button>
    </form>`
  );
}

function actions(repository: Repository, pull: PullRequest, runs: Run[]): Part {
  const at = `/${repository.fullName}/pull/${pull.number}`;
  if (pull.merged) {
    const states = newestRuns(runs)
      .filter(run => run.kind === 'apply')
      .map(run => run.state);
    const failed = states.includes('failure');
    const running = states.includes('pending');
    return (
      failed &&
      !running &&
      html`<h2>Apply again</h2>
        <form method="post" action="${at}/apply">
          ${blastField()}<button type="submit">Run the pipeline again</button>
        </form>`
    );
  }
  if (pull.state === 'closed') {
    return undefined;
  }
  const { mergeable, conflicts } = mergeability(repository, pull);
  return html`<h2>Merge</h2>
    ${
      !mergeable &&
      html`<p class="bad">
        The branch does not fit ${pull.base} any more: ${conflicts.join(', ')}.
      </p>`
    }
    ${pull.draft && html`<p>A draft cannot be merged.</p>`}
    <div class="actions">
      ${
        mergeable &&
        !pull.draft &&
        html`<form method="post" action="${at}/merge">
          ${blastField()}
          <input type="hidden" name="sha" value="${pull.headSha}" />
          <button class="main" type="submit">Merge pull request</button>
        </form>`
      }
      <form method="post" action="${at}/close">
        <button type="submit">Close pull request</button>
      </form>
    </div>`;
}

function checks(
  repository: Repository,
  pull: PullRequest,
  baseUrl: string,
): Html {
  const statuses = latestStatuses(repository, pull.headSha);
  return html`<h2>Checks and pipeline</h2>
    ${
      statuses.length === 0
        ? html`<p class="muted">Nothing here touches Terraform.</p>`
        : html`<div class="box">
            <ul class="rows">
              ${statuses.map(status => {
                const link = status.targetUrl?.startsWith(`${baseUrl}/`)
                  ? html`<a href="${status.targetUrl.slice(baseUrl.length)}"
                      >${status.context}</a
                    >`
                  : status.context;
                return html`<li>
                  ${statusState(status.state)} ${link}
                  <span class="muted">${status.description}</span>
                </li>`;
              })}
            </ul>
          </div>`
    }`;
}

function lastLog(runs: Run[]): Part {
  const [run] = runs;
  return (
    run &&
    html`<section class="box" aria-labelledby="log">
      <div class="title">
        <h3 id="log">Log of ${contextOf(run)}</h3>
        ${statusState(run.state)}
      </div>
      <pre class="body scroll" tabindex="0">${run.log.join('\n')}</pre>
    </section>`
  );
}

function outcome(pull: PullRequest, now: Date): Part {
  if (pull.merged) {
    const { sha, by, at } = pull.merged;
    return html`<p>
      Merged by ${by.login} as <code>${sha.slice(0, 7)}</code>, ${ago(at, now)}.
    </p>`;
  }
  return (
    pull.closedBy &&
    pull.closedAt &&
    html`<p>Closed by ${pull.closedBy.login}, ${ago(pull.closedAt, now)}.</p>`
  );
}

/** A pull request with everything that decides about it. */
export function pullPage(
  host: GitHost,
  pipeline: Pipeline,
  baseUrl: string,
  repository: Repository,
  pull: PullRequest,
): Page {
  const now = host.now();
  const runs = pipeline.runsOf(pull);
  const files = host.filesOf(repository, pull);
  const commits = commitsBetween(
    repository.objects,
    pull.baseSha,
    pull.headSha,
  );
  return {
    title: `#${pull.number} ${pull.title}`,
    repository,
    body: html`<h1>${pull.title} <span class="muted">#${pull.number}</span></h1>
      <p>
        ${pullState(pull)}
        <span class="muted"
          >${pull.user.login} ${pull.state === 'open' ? 'wants' : 'wanted'} to
          merge <code>${pull.head}</code> into <code>${pull.base}</code>,
          ${ago(pull.createdAt, now)}</span
        >
        ${pull.labels.map(label => html` <code>${label.name}</code>`)}
      </p>
      ${outcome(pull, now)}
      <section class="box" aria-label="Description">
        <div class="body">
          ${pull.body ? markdown(pull.body) : html`<p class="muted">No description.</p>`}
        </div>
      </section>
      ${live(
        'checks',
        runs.some(run => run.state === 'pending'),
        [checks(repository, pull, baseUrl), planAgain(repository, pull, runs)],
      )}
      ${live('actions', false, actions(repository, pull, runs))}
      ${live('log', false, lastLog(runs))}
      <h2>Commits</h2>
      <div class="box">
        <ul class="rows">
          ${commits.map(
            commit =>
              html`<li>
                <code>${commit.sha.slice(0, 7)}</code>
                ${commit.message.split('\n')[0]}
                <span class="muted"
                  >${commit.author.name}, ${ago(commit.author.date, now)}</span
                >
              </li>`,
          )}
        </ul>
      </div>
      <h2>Changed files (${files.length})</h2>
      ${files.map(fileDiff)}
      <h2>Comments (${pull.comments.length})</h2>
      ${pull.comments.map(
        comment =>
          html`<article class="box">
            <div class="title">
              <span>${comment.user.login}</span
              ><span class="muted">${ago(comment.createdAt, now)}</span>
            </div>
            <div class="body">${markdown(comment.body)}</div>
          </article>`,
      )}
      ${pull.comments.length === 0 && html`<p class="muted">None.</p>`}`,
  };
}

/** The log of one run. */
export function runPage(host: GitHost, repository: Repository, run: Run): Page {
  const at = `/${repository.fullName}/pull/${run.pull.number}`;
  return {
    title: `${contextOf(run)} · ${repository.fullName}`,
    repository,
    body: html`<h1>${contextOf(run)}</h1>
      ${live(
        'state',
        run.state === 'pending',
        html`<p>${statusState(run.state)} ${run.summary}</p>`,
      )}
      <p class="muted">
        For <a href="${at}">#${run.pull.number} ${run.pull.title}</a>, commit
        <code>${run.commits[0].slice(0, 7)}</code>,
        ${ago(run.startedAt, host.now())}
      </p>
      ${live(
        'log',
        false,
        html`<pre class="code" tabindex="0">${run.log.join('\n')}</pre>`,
      )}`,
  };
}
