import type { Repository } from '../repository/Repository';
import { PERSON } from '../users';
import { html, type Html, type Part } from './html';

/** A page without its frame. */
export interface Page {
  status?: number;
  title: string;
  repository?: Repository;
  body: Part;
}

function navigation(repository: Repository): Html {
  const at = `/${repository.fullName}`;
  return html`<nav aria-label="Repository">
    <ul>
      <li><a href="${at}">${repository.fullName}</a></li>
      <li><a href="${at}/pulls">Pull requests</a></li>
    </ul>
  </nav>`;
}

/** A whole document. */
export function document(page: Page): string {
  const { title, repository, body } = page;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/_assets/style.css" />
        <script type="module" src="/_assets/live.js"></script>
        <link rel="icon" href="/_assets/avatar.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">To the content</a>
        <div class="top">
          <header>
            <a class="home" href="/">Git host of the sandbox</a>
            ${repository && navigation(repository)}
            <span class="who">Signed in as ${PERSON.login}</span>
          </header>
        </div>
        <main id="content">${body}</main>
        <footer>
          Part of the local sandbox: what is merged here is applied to the AWS
          of the sandbox only.
        </footer>
      </body>
    </html>`.text;
}

/**
 * A part that the script of the pages exchanges while something is under way.
 *
 * @param running - whether this part tells of something that is under way
 */
export function live(id: string, running: boolean, body: Part): Html {
  return html`<div
    id="${id}"
    data-live
    ${running && html`data-running`}
    aria-live="polite"
  >
    ${body}
  </div>`;
}

/** How long ago something was, with the exact time on hover. */
export function ago(date: Date, now: Date): Html {
  const seconds = Math.max(
    0,
    Math.round((now.getTime() - date.getTime()) / 1000),
  );
  const units: [number, string][] = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ];
  const [size, unit] = units.find(([each]) => seconds >= each) ?? [1, 'second'];
  const count = Math.floor(seconds / size);
  const text =
    seconds === 0 ? 'now' : `${count} ${unit}${count === 1 ? '' : 's'} ago`;
  return html`<time
    datetime="${date.toISOString()}"
    title="${date.toISOString()}"
    >${text}</time
  >`;
}

/** A path with every part encoded and its slashes kept. */
export function pathText(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
