import type { Page } from '@playwright/test';

// What a browser says without anything being wrong, each with its reason.
const harmless = [
  // Before sign-in the guest session is asked for and answered with 401.
  /401 \(Unauthorized\)/,
];

/**
 * Collects what goes wrong in a page: errors on the console, exceptions that
 * nobody caught, and answers of the server with a 5xx status.
 */
export function collectProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', message => {
    const text = message.text();
    if (message.type() === 'error' && !harmless.some(rule => rule.test(text))) {
      problems.push(`console: ${text} (${message.location().url})`);
    }
  });
  page.on('pageerror', error => problems.push(`exception: ${error.message}`));
  page.on('response', response => {
    if (response.status() >= 500) {
      problems.push(`answer: ${response.status()} ${response.url()}`);
    }
  });
  return problems;
}
