import type { APIRequestContext, Page } from '@playwright/test';
import { asColleague, mergeShown, step } from './operationRun';
import {
  expect,
  expectAccessible,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';
import { actOnCluster } from './sandbox';

const PROD = '/eks/clusters/333333333333/eu-north-1/prod-eks1';
const DEV = '/eks/clusters/111111111111/eu-north-1/dev-eks1';

// The sidebar's own badge of notifications has a name that axe objects to.
const content = 'article';

/** An operation takes minutes here, since updates and drains take their time. */
const LONG = 240_000;

/** Leads through the wizard from the second step to the question at its end. */
async function toConfirm(page: Page) {
  await expect(
    page.getByRole('heading', { name: 'Check what was found' }),
  ).toBeFocused();
  await expect(page.getByText(/Nothing has happened yet/)).toBeVisible();
  await expectAccessible(page, content);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Plan' })).toBeVisible();
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
}

/** Lets pods that were evicted come back elsewhere, or not. */
const pauseControllers = (request: APIRequestContext, paused: boolean) =>
  actOnCluster(request, '111111111111/eu-north-1/dev-eks1/controllers', {
    paused,
  });

test('an upgrade is planned, approved by somebody else, and carried out', async ({
  page,
  browser,
}) => {
  test.setTimeout(LONG);
  await signInAsGuest(page, PROD);
  await page.getByRole('button', { name: 'Upgrade to 1.32' }).click();
  await expect(
    page.getByRole('heading', { name: 'Upgrade prod-eks1 to 1.32' }),
  ).toBeVisible();
  await page.getByLabel('Reason (optional)').fill('1.31 is near its end');
  await expectAccessible(page, content);
  await takeScreenshot(page, 'upgrade-choose');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await toConfirm(page);

  const start = page.getByRole('button', { name: /^Start:/ });
  await expect(start).toBeDisabled();
  await page.getByLabel('Type prod-eks1 to confirm').fill('prod-eks1');
  await expectAccessible(page, content);
  await takeScreenshot(page, 'upgrade-confirm');
  await start.click();

  await expect(page.getByText(/You requested it yourself/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toBeDisabled();
  await expectAccessible(page, content);
  await takeScreenshot(page, 'operation-needs-approval');

  const second = await asColleague(browser, new URL(page.url()).pathname);
  await second.getByRole('button', { name: 'Approve' }).click();
  await expect(second.getByText(/requested this/)).toHaveCount(0);
  await second.context().close();

  await expect(step(page, /Follow the update/)).toContainText('Succeeded', {
    timeout: 120_000,
  });
  await expect(step(page, /Wait for the merge/)).toContainText('Waiting', {
    timeout: 60_000,
  });
  await mergeShown(page);
  await expect(step(page, /Compare all sources/)).toContainText('Succeeded', {
    timeout: 90_000,
  });
  await expect(
    page.getByRole('heading', { level: 2 }).locator('..'),
  ).toContainText('Succeeded', { timeout: 60_000 });
  await expect(
    page.getByRole('button', { name: 'Rotate prod-eks1-standard' }),
  ).toBeVisible();
  await expectAccessible(page, content);
  await takeScreenshot(page, 'operation-succeeded');
});

test('a rotation is paused, resumed, held up until what it evicted is ready, and goes on', async ({
  page,
  request,
}) => {
  test.setTimeout(LONG + 120_000);
  await signInAsGuest(page, `${DEV}/rotate`);
  await page.getByRole('checkbox', { name: 'Rotate standard' }).click();
  await page.getByLabel('Pause between nodes, in seconds').fill('0');
  await expectAccessible(page, content);
  await takeScreenshot(page, 'rotate-choose');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(
    page.getByRole('table', { name: 'Nodes in their order' }),
  ).toBeVisible();
  await takeScreenshot(page, 'rotate-check');
  await toConfirm(page);
  await page.getByRole('button', { name: /^Start:/ }).click();

  await expect(step(page, /Wait for the merge/)).toContainText('Waiting', {
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const heading = page.getByRole('heading', { level: 2 }).locator('..');
  await expect(heading).toContainText('Paused');
  await mergeShown(page);

  // The new nodes come while nothing watches; evicted pods will not come back.
  const nodes = await page.context().newPage();
  await nodes.goto(`${DEV}/nodes?nodeGroup=dev-eks1-standard2`);
  await expect(
    nodes.getByRole('img', { name: /: Ready|Ready,/ }).first(),
  ).toBeVisible({ timeout: 90_000 });
  await nodes.close();
  await pauseControllers(request, true);
  try {
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(
      page.getByText('Workloads that are not ready elsewhere yet'),
    ).toBeVisible({ timeout: 90_000 });
    await expectAccessible(page, content);
    await takeScreenshot(page, 'operation-recovering');
  } finally {
    await pauseControllers(request, false);
  }
  await expect(step(page, /^6\. Drain/)).toContainText('Succeeded', {
    timeout: 120_000,
  });
  await expect(step(page, /^9\. Wait for the merge/)).toContainText('Waiting', {
    timeout: 60_000,
  });
  await takeScreenshot(page, 'operation-removal');
  await mergeShown(page, 401);
  await expect(heading).toContainText('Succeeded', { timeout: 120_000 });
});

test('the list of operations is narrowed by its address', async ({ page }) => {
  await signInAsGuest(page, '/eks/operations?state=failed');
  await expect(
    page.getByText(/No operation (fits these filters|yet)/),
  ).toBeVisible();
  await expectAccessible(page, content);
});
