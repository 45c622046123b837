import {
  expect,
  expectAccessible,
  openUntilSeen,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';

test.slow();

test('clusters and accounts are in the catalog', async ({ page }) => {
  await signInAsGuest(page, '/catalog');
  await openUntilSeen(
    page,
    '/catalog?filters[kind]=resource&filters[user]=all&filters[type]=aws-account',
    () => page.getByRole('link', { name: 'xkf-prod' }),
  );
  await openUntilSeen(
    page,
    '/catalog?filters[kind]=resource&filters[user]=all&filters[type]=kubernetes-cluster',
    () => page.getByRole('link', { name: /prod-eks2/ }).first(),
  );
  await openUntilSeen(
    page,
    '/catalog/default/resource/prod-eks2-eu-west-1-333333333333',
    () => page.getByText('EKS cluster', { exact: true }),
  );
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
  await signInAsGuest(page, '/catalog');
  // The page of an entity that is not there yet is an error, a list is not.
  await openUntilSeen(
    page,
    '/catalog?filters[kind]=component&filters[user]=all',
    () => page.getByRole('link', { name: 'shop-web' }),
  );
  // The Kubernetes page finds the API server through the cluster's own entity.
  await openUntilSeen(
    page,
    '/catalog?filters[kind]=resource&filters[user]=all&filters[type]=kubernetes-cluster',
    () => page.getByRole('link', { name: /prod-eks2/ }).first(),
  );
  await openUntilSeen(page, '/catalog/default/component/shop-web', () =>
    page.getByText(/Standard \(\d+ days left\)/),
  );
  await expect(
    page.getByRole('link', { name: /prod-eks2/ }).first(),
  ).toBeVisible();
  await takeScreenshot(page, 'entity-component');
  await openUntilSeen(
    page,
    '/catalog/default/component/shop-web/kubernetes',
    () => page.getByText(/prod-eks2 \(xkf-prod/).first(),
  );
  // It asks for the pods again by itself.
  await expect(page.getByText(/^\d+ pods$/).first()).toBeVisible({
    timeout: 60_000,
  });
  await takeScreenshot(page, 'entity-kubernetes');
});
