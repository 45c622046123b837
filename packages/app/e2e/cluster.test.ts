import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';

const PROD1 = '/eks/clusters/333333333333/eu-west-1/prod-eks1';
const PROD2 = '/eks/clusters/333333333333/eu-west-1/prod-eks2';
const DATA = '/eks/clusters/444444444444/eu-west-1/data-eks1';

const openTab = (page: Page, name: string) =>
  page.getByRole('tab', { name, exact: true }).click();

test('the tabs of a cluster answer their questions', async ({ page }) => {
  await signInAsGuest(page, PROD1);
  await expect(
    page.getByRole('heading', { name: 'prod-eks1' }).first(),
  ).toBeVisible();
  await expect(page.getByText(/too few free IP addresses/)).toBeVisible();
  await expect(page.getByRole('link', { name: /AWS console/ })).toHaveAttribute(
    'href',
    /console\.aws\.amazon\.com\/eks/,
  );
  await expectAccessible(page);
  await takeScreenshot(page, 'cluster-overview');

  await openTab(page, 'Node groups');
  await expect(page).toHaveURL(/\/node-groups/);
  const spot = page.getByRole('row', { name: /prod-eks1-spot/ });
  await expect(spot).toContainText('Degraded');
  await expectAccessible(page);
  await takeScreenshot(page, 'cluster-node-groups');

  await openTab(page, 'Nodes');
  await expect(page).toHaveURL(/\/nodes/);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(
    page.getByRole('row', { name: /ip-10-.*prod-eks1-standard/ }),
  ).toHaveCount(4);
  await expectAccessible(page);
  await takeScreenshot(page, 'cluster-nodes');

  await openTab(page, 'Add-ons');
  await expect(page.getByRole('row', { name: /coredns/ })).toBeVisible();
  await expectAccessible(page);

  await openTab(page, 'Updates');
  await expect(
    page.getByText(/Pods did not leave a node within 15 minutes/),
  ).toBeVisible();
  await expectAccessible(page);
  await takeScreenshot(page, 'cluster-updates');

  await page.goBack();
  await expect(page.getByRole('row', { name: /coredns/ })).toBeVisible();
});

test('a custom image is shown as what it is', async ({ page }) => {
  await signInAsGuest(page, `${PROD2}/node-groups`);
  const custom = page.getByRole('row', { name: /prod-eks2-custom/ });
  await expect(custom).toContainText('Custom image');
  await expect(custom).toContainText(/ami-/);
});

test('an API server that cannot be reached is explained, the rest stays', async ({
  page,
  problems,
}) => {
  await signInAsGuest(page, `${DATA}/nodes`);
  await expect(
    page.getByText(/API server of data-eks1 does not take connections/),
  ).toBeVisible();
  await openTab(page, 'Node groups');
  await expect(page.getByText('No managed node groups')).toBeVisible();
  // The browser reports the answer 503 that this test provokes.
  const provoked = problems.splice(0);
  expect(provoked.filter(text => !text.includes('503'))).toEqual([]);
});

test('an unknown cluster leads back to the fleet', async ({
  page,
  problems,
}) => {
  await signInAsGuest(page, '/eks/clusters/111111111111/eu-west-1/nope');
  await expect(page.getByText('There is no cluster nope')).toBeVisible();
  const provoked = problems.splice(0);
  expect(provoked.filter(text => !text.includes('404'))).toEqual([]);
});
