import {
  expect,
  expectAccessible,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';

test('clusters and accounts are in the catalog', async ({ page }) => {
  test.slow();
  await signInAsGuest(page, '/catalog');
  // The catalog follows the first scan of a new portal within a minute.
  await expect(async () => {
    await page.goto(
      '/catalog?filters[kind]=resource&filters[user]=all&filters[type]=aws-account',
    );
    await expect(page.getByRole('link', { name: 'xkf-prod' })).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 90_000 });
  await page.goto('/catalog/default/resource/prod-eks2-eu-west-1-333333333333');
  await expect(page.getByText('EKS cluster', { exact: true })).toBeVisible();
  await expect(page.getByText(/1\.35/).first()).toBeVisible();
  await takeScreenshot(page, 'entity-cluster');

  await page.getByRole('link', { name: 'Node groups' }).first().click();
  await expect(
    page.getByRole('row', { name: /prod-eks2-bottlerocket/ }),
  ).toBeVisible();
  await expectAccessible(page);
  await takeScreenshot(page, 'entity-node-groups');
});

test('a component shows the cluster it runs on, and its pods', async ({
  page,
}) => {
  await signInAsGuest(page, '/catalog/default/component/shop-web');
  await expect(
    page.getByRole('link', { name: /prod-eks2/ }).first(),
  ).toBeVisible();
  await takeScreenshot(page, 'entity-component');
  await page.getByRole('link', { name: 'Kubernetes' }).click();
  await expect(page.getByText('prod-eks2').first()).toBeVisible();
  await expect(page.getByText(/^\d+ pods$/).first()).toBeVisible();
  await takeScreenshot(page, 'entity-kubernetes');
});
