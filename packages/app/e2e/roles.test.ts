import {
  expect,
  expectAccessible,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';

const content = 'article';

test('IAM roles tell who may take them, and what does not agree', async ({
  page,
}) => {
  await signInAsGuest(page, '/eks/roles');
  const role = (name: string) =>
    page.getByRole('row', { name: new RegExp(name) });
  await expect(role('xks-eu-west-1-dev-payments-exporter')).toBeVisible();
  await expect(role('xks-eu-west-1-dev-shop-reports')).toBeVisible();
  await expect(role('xks-eu-west-1-qa-shop-uploads')).toContainText(
    'Issuer of no known cluster',
  );
  await expectAccessible(page, content);
  await takeScreenshot(page, 'roles');
});
