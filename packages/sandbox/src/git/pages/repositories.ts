import type { GitHost } from '../GitHost';
import { commitsTouching } from '../objects/history';
import { entryAt } from '../objects/files';
import { isFolder } from '../objects/tree';
import type { PullRequest } from '../repository/model';
import type { Repository } from '../repository/Repository';
import { html, type Html } from './html';
import { ago, type Page, pathText } from './layout';
import { fileLines } from './lines';
import { pullState } from './state';

function pullRow(repository: Repository, pull: PullRequest, now: Date): Html {
  return html`<li>
    ${pullState(pull)}
    <a href="/${repository.fullName}/pull/${pull.number}"
      >#${pull.number} ${pull.title}</a
    >
    <span class="muted"
      >by ${pull.user.login}, ${ago(pull.createdAt, now)}</span
    >
  </li>`;
}

/** All repositories with their open pull requests. */
export function homePage(host: GitHost): Page {
  const repositories = Array.from(host.repositories.values());
  return {
    title: 'Repositories',
    body: html`<h1>Repositories</h1>
      ${repositories.length === 0 && html`<p>This seed has no repositories.</p>`}
      ${repositories.map(repository => {
        const pulls = host.openPulls(repository);
        return html`<section class="box">
          <div class="title">
            <h2>
              <a href="/${repository.fullName}">${repository.fullName}</a>
            </h2>
            <a href="/${repository.fullName}/pulls">${pulls.length} open</a>
          </div>
          <p class="body">${repository.description}</p>
          ${
            pulls.length > 0 &&
            html`<ul class="rows">
              ${pulls.map(pull => pullRow(repository, pull, host.now()))}
            </ul>`
          }
        </section>`;
      })}`,
  };
}

/** The pull requests of a repository: open ones first. */
export function pullsPage(host: GitHost, repository: Repository): Page {
  const pulls = Array.from(repository.pulls.values()).reverse();
  const open = pulls.filter(pull => pull.state === 'open');
  const closed = pulls.filter(pull => pull.state === 'closed');
  const list = (title: string, entries: PullRequest[]) =>
    html`<h2>${title}</h2>
      ${
        entries.length === 0
          ? html`<p class="muted">None.</p>`
          : html`<div class="box">
              <ul class="rows">
                ${entries.map(pull => pullRow(repository, pull, host.now()))}
              </ul>
            </div>`
      }`;
  return {
    title: `Pull requests of ${repository.fullName}`,
    repository,
    body: [
      html`<h1>Pull requests</h1>`,
      list('Open', open),
      list('Merged and closed', closed),
    ],
  };
}

function crumbs(repository: Repository, ref: string, path: string): Html {
  const parts = path.split('/').filter(Boolean);
  return html`<p>
    <a href="/${repository.fullName}/tree/${pathText(ref)}"
      >${repository.name}</a
    >${parts.map(
      (part, index) =>
        html` /
          <a
            href="/${repository.fullName}/${index === parts.length - 1 ? 'blob' : 'tree'}/${pathText(ref)}/${pathText(parts.slice(0, index + 1).join('/'))}"
            >${part}</a
          >`,
    )}
    <span class="muted">at ${ref}</span>
  </p>`;
}

/** A folder or a file at a branch or commit; undefined when there is none. */
export function contentPage(
  host: GitHost,
  repository: Repository,
  ref: string,
  path: string,
): Page | undefined {
  const commit = repository.resolve(ref);
  const entry = commit && entryAt(repository.objects, commit.tree, path);
  if (!commit || !entry) {
    return undefined;
  }
  const title = path ? `${path} · ${repository.fullName}` : repository.fullName;
  const [latest = commit] = commitsTouching(
    repository.objects,
    commit.sha,
    path,
  );
  const heading = html`<h1>${path || repository.fullName}</h1>
    ${crumbs(repository, ref, path)}
    <p class="muted">
      <code>${latest.sha.slice(0, 7)}</code> ${latest.message.split('\n')[0]},
      ${latest.author.name}, ${ago(latest.author.date, host.now())}
    </p>`;
  if (!isFolder(entry)) {
    const text = repository.objects.blob(entry.sha)?.toString('utf8') ?? '';
    return {
      title,
      repository,
      body: [
        heading,
        html`<div class="box">
          <div class="scroll" tabindex="0" role="region" aria-label="${path}">
            ${fileLines(text)}
          </div>
        </div>`,
      ],
    };
  }
  const entries = [...(repository.objects.tree(entry.sha) ?? [])].sort(
    (left, right) => Number(isFolder(right)) - Number(isFolder(left)),
  );
  return {
    title,
    repository,
    body: [
      heading,
      html`<div class="box">
        <ul class="rows">
          ${entries.map(each => {
            const folder = isFolder(each);
            const below = path ? `${path}/${each.name}` : each.name;
            return html`<li>
              <a
                href="/${repository.fullName}/${folder ? 'tree' : 'blob'}/${pathText(ref)}/${pathText(below)}"
                >${each.name}${folder ? '/' : ''}</a
              >
            </li>`;
          })}
        </ul>
      </div>`,
    ],
  };
}
