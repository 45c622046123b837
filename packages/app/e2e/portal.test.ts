import {
  expect,
  expectAccessible,
  expectSignedIn,
  sidebar,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';

test('a guest enters by a click and lands on the clusters', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/XKF portal/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'XKF portal',
  );
  await expect(sidebar(page)).toHaveCount(0);
  await takeScreenshot(page, 'sign-in');

  await page.getByRole('button', { name: 'Enter' }).click();

  await expectSignedIn(page);
  await expect(page).toHaveURL(/\/eks/);
});

test('a guest stays signed in after a reload', async ({ page }) => {
  await signInAsGuest(page, '/catalog');
  await page.reload();
  await expectSignedIn(page);
  await expect(page).toHaveURL(/\/catalog/);
});

test('the sidebar leads to every part of the portal', async ({ page }) => {
  await signInAsGuest(page, '/catalog');
  for (const [name, path] of [
    ['Create', '/create'],
    ['Docs', '/docs'],
    ['Notifications', '/notifications'],
    ['Settings', '/settings'],
    ['Catalog', '/catalog'],
    ['Clusters', '/eks'],
  ]) {
    await sidebar(page).getByRole('link', { name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`${path}(/|\\?|$)`));
    await expect(page.getByRole('heading').first()).toBeVisible();
  }
  await expectAccessible(page, '[aria-label="sidebar nav"]');
});

test('the catalog shows the demo components and their teams', async ({
  page,
}) => {
  await signInAsGuest(page, '/catalog?filters[kind]=component');
  await expect(page.getByRole('link', { name: 'payments-api' })).toBeVisible();
  await page.getByRole('link', { name: 'shop-web' }).click();
  await expect(
    page.getByRole('link', { name: 'Shop team' }).first(),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Kubernetes' })).toBeVisible();
  await takeScreenshot(page, 'component');
});

test('the theme changes in the settings and is kept', async ({ page }) => {
  await signInAsGuest(page, '/settings');
  const background = () =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  await page.getByRole('button', { name: 'Light', exact: true }).click();
  const light = await background();
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  await expect.poll(background).not.toBe(light);
  const dark = await background();

  await page.reload();
  await expectSignedIn(page);
  await expect.poll(background).toBe(dark);
  await takeScreenshot(page, 'settings-dark');
});

test('the clusters can be read in German', async ({ page }) => {
  await signInAsGuest(page, '/settings');
  await page
    .getByRole('button', { name: /^(English|Deutsch)$/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await page.goto('/eks');
  await expect(
    page.getByRole('heading', { name: 'Flotte', exact: true }),
  ).toBeVisible();
});
