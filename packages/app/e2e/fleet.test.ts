import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';
import { withFault } from './sandbox';

const rows = (page: Page) =>
  page.getByRole('row').filter({ has: page.getByRole('link') });

test('the fleet shows all clusters, and the account that cannot be read', async ({
  page,
}) => {
  await signInAsGuest(page, '/eks');
  await expect(rows(page)).toHaveCount(10);
  // What needs attention comes first.
  await expect(rows(page).nth(0)).toContainText('data-eks1');
  await expect(rows(page).nth(0)).toContainText('Ended');
  await expect(
    page.getByRole('button', { name: /In extended support/ }),
  ).toContainText('$1,825 / month');
  await expect(page.getByText(/legacy \(555555555555\)/).first()).toBeVisible();
  await expect(
    page.getByText(/AWS refuses sts:AssumeRole/).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await takeScreenshot(page, 'fleet');
});

test('filters stand in the address and survive reload and back', async ({
  page,
}) => {
  await signInAsGuest(page, '/eks');
  await expect(rows(page)).toHaveCount(10);

  await page.getByRole('button', { name: /In extended support/ }).click();
  await expect(rows(page)).toHaveCount(5);
  await expect(page).toHaveURL(/phase=extended/);

  await page.getByRole('searchbox', { name: 'Search' }).fill('dev');
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/q=dev/);

  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('dev-eks1');

  await page.goto('/eks?environment=prod&region=eu-west-1');
  await expect(rows(page)).toHaveCount(3);
  await rows(page).getByRole('link', { name: 'prod-eks2' }).click();
  await expect(page).toHaveURL(
    /\/clusters\/333333333333\/eu-west-1\/prod-eks2/,
  );
  await page.goBack();
  await expect(rows(page)).toHaveCount(3);

  await page.goto('/eks?q=nothing-like-it');
  await expect(rows(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(rows(page)).toHaveCount(10);
});

test('an account that fails keeps its clusters, marked stale', async ({
  page,
  request,
}) => {
  await signInAsGuest(page, '/eks?environment=qa&region=eu-west-1');
  await expect(rows(page)).toHaveCount(1);
  const fault = { account: '222222222222', service: 'eks', effect: 'throttle' };
  await withFault(request, fault, async () => {
    await page.getByRole('button', { name: /^Refresh/ }).click();
    await expect(page.getByText(/xkf-qa \(222222222222\)/).first()).toBeVisible(
      { timeout: 60_000 },
    );
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText(/Stale since/);
    await takeScreenshot(page, 'fleet-stale');
    await rows(page).getByRole('link', { name: 'qa-eks1' }).click();
    await expect(page.getByText(/AWS throttles/).first()).toBeVisible();
    await expect(page.getByText('1.34').first()).toBeVisible();
  });
  await page.getByRole('button', { name: /^Refresh/ }).click();
  await expect(page.getByText(/AWS throttles/)).toHaveCount(0);
});

test('a narrow window folds columns instead of losing them', async ({
  page,
}) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await signInAsGuest(page, '/eks');
  await expect(
    page.getByRole('link', { name: 'prod-eks2' }).first(),
  ).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await takeScreenshot(page, 'fleet-800');
});

test('the fleet is readable in the dark theme', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await signInAsGuest(page, '/eks');
  await expect(rows(page)).toHaveCount(10);
  await expectAccessible(page);
  await takeScreenshot(page, 'fleet-dark');
});
