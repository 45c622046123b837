import {
  expect,
  type Locator,
  type Page,
  test as base,
} from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { join } from 'node:path';
import { collectProblems } from './problems';

/**
 * `test` of this portal: a test fails when its page reported a problem.
 * `problems` may be emptied by a test that provokes one.
 */
export const test = base.extend<{ problems: string[] }>({
  problems: [
    async ({ page }, use) => {
      const problems = collectProblems(page);
      await use(problems);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens a page and goes in as a guest, as a person does the first time. */
export async function signInAsGuest(page: Page, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: 'Enter' }).click();
  await expectSignedIn(page);
}

/** The sidebar is there only for people who are signed in. */
export async function expectSignedIn(page: Page) {
  await expect(sidebar(page).getByRole('link').first()).toBeVisible();
}

export function sidebar(page: Page) {
  return page.getByRole('navigation', { name: 'sidebar nav' });
}

/**
 * Opens a page again and again until something is seen on it. The catalog
 * follows the first scan of a new portal within a minute. Each time the page
 * gets so long that a slow machine has drawn it.
 */
export async function openUntilSeen(
  page: Page,
  path: string,
  seen: () => Locator,
) {
  await expect(async () => {
    await page.goto(path);
    await expect(seen()).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 90_000 });
}

/** Keeps a picture of the page in `packages/app/screenshots`. */
export async function takeScreenshot(page: Page, name: string) {
  await page.screenshot({
    path: join(__dirname, '..', 'screenshots', `${name}.png`),
  });
}

/**
 * Fails when axe finds a serious or critical violation.
 *
 * @param within - CSS selector of the part to check; the whole page without
 */
export async function expectAccessible(page: Page, within?: string) {
  // Backstage's own link, whose badge of unread ones is no part of its name.
  const axe = new AxeBuilder({ page }).exclude('a[href="/notifications"]');
  if (within) axe.include(within);
  const { violations } = await axe.analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target)}`);
  expect(serious).toEqual([]);
}
