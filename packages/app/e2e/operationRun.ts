import type { Browser, Page } from '@playwright/test';
import { expect, expectSignedIn } from './portal';

/** One in the list of steps, in which each says how it stands. */
export const step = (page: Page, title: string | RegExp) =>
  page
    .getByRole('list', { name: 'Steps' })
    .getByRole('button', { name: title })
    .first();

/** Where an operation stands, beside its title. */
export const stateOf = (page: Page) =>
  page.getByRole('heading', { level: 2 }).locator('..');

/**
 * Merges the pull request that the run page shows, on the Git host.
 *
 * @param blastRadius - limit of the policy for the plan, where its own is too low
 */
export async function mergeShown(page: Page, blastRadius?: number) {
  const link = page
    .getByRole('region', { name: 'Pull request', exact: true })
    .getByRole('link', { name: /^#\d+/ });
  const host = await page.context().newPage();
  await host.goto((await link.getAttribute('href')) ?? '');
  if (blastRadius !== undefined) {
    await host
      .locator('#actions input[name="blast_radius"]')
      .fill(String(blastRadius));
  }
  await host.getByRole('button', { name: 'Merge pull request' }).click();
  await expect(host.getByText('Merged').first()).toBeVisible();
  await host.close();
}

/** Opens a page as the second person of the demo. */
export async function asColleague(browser: Browser, path: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole('button', { name: 'Go in as a colleague' }).click();
  await expectSignedIn(page);
  return page;
}
