/**
 * Script of the pages: while something is under way it asks again and exchanges
 * the marked parts, except one that somebody is typing in. Without scripts a
 * reader reloads.
 */
export const LIVE = `const EVERY_MS = 2000;
const running = () => document.querySelector('[data-running]') !== null;

async function follow() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const fresh = page.getElementById(part.id);
    if (fresh && !part.contains(document.activeElement)) part.replaceWith(fresh);
  }
}

async function watch() {
  while (running()) {
    await new Promise(resolve => setTimeout(resolve, EVERY_MS));
    await follow().catch(() => undefined);
  }
}

watch();
`;
