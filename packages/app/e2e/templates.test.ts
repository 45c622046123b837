import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  openUntilSeen,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';
import {
  chooseTemplate,
  follow,
  startTemplate,
  toLastPage,
} from './templateForm';

// Other tests operate on other clusters, and expect nothing of the version of
// the first and of the node groups of the second one.
const UPGRADED = 'dev-eks1 (xkf-dev, eu-west-1)';
const ROTATED = 'qa-eks1 (xkf-qa, eu-west-1)';

const content = 'article';

/** A new portal knows its clusters after a minute, and planning takes its time. */
const LONG = 240_000;

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name });

/** Chooses a template on the Create page, and a cluster in its form. */
async function openTemplate(page: Page, title: string, cluster: string) {
  await signInAsGuest(page, '/catalog');
  // The form reads the catalog once, and a new portal has no clusters in it.
  await openUntilSeen(
    page,
    '/catalog?filters[kind]=resource&filters[user]=all&filters[type]=kubernetes-cluster',
    () => page.getByRole('link', { name: cluster }),
  );
  await chooseTemplate(page, title);
  await page.getByRole('textbox', { name: 'Cluster' }).click();
  await page.getByRole('option', { name: cluster }).click();
}

/** The page of an operation says who requested it. */
async function expectRequestedByGuest(page: Page, title: string) {
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(
    page
      .getByRole('region', { name: 'The request' })
      .getByRole('link', { name: 'Guest' }),
  ).toBeVisible();
}

test('an upgrade started from a template is waited for to its end', async ({
  page,
}) => {
  test.setTimeout(LONG);
  await openTemplate(page, 'Upgrade an EKS cluster', UPGRADED);
  await page.getByRole('textbox', { name: 'Version' }).fill('1.36');
  await toLastPage(page);
  await page.getByLabel('Reason').fill('1.36 has what the tenants ask for');
  await page.getByLabel('Wait until it has ended').check();
  await expectAccessible(page, content);
  await takeScreenshot(page, 'template-form');
  await startTemplate(page, 'Start the upgrade');

  await button(page, 'Show logs').click();
  const link = page.getByRole('link', { name: 'Follow the upgrade' });
  await expect(link).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(/has succeeded\. 2 node groups/)).toBeVisible();
  // The log has followed the steps.
  await expect(
    page.getByText(/Waiting: Follow the update to 1\.36 \(step 3 of 7\)/),
  ).toBeVisible();
  await expect(page.getByText(/Succeeded\. 2 node groups/)).toBeVisible();
  await takeScreenshot(page, 'template-task');
  await expectRequestedByGuest(await follow(link), 'Upgrade dev-eks1 to 1.36');
});

test('a task that waits for a rotation fails in words when it is cancelled', async ({
  page,
}) => {
  test.setTimeout(LONG);
  const title = 'Rotate standard of qa-eks1';
  await openTemplate(page, 'Rotate node groups of an EKS cluster', ROTATED);
  await page.getByLabel('Name in Terraform').fill('standard');
  await toLastPage(page);
  await startTemplate(page, 'Start the rotation');
  const operation = await follow(
    page.getByRole('link', { name: 'Follow the rotation' }),
  );
  await expectRequestedByGuest(operation, title);

  // The same template again finds what is under way.
  await button(page, 'More options').click();
  await page.getByRole('menuitem', { name: 'Start Over' }).click();
  await toLastPage(page);
  await page.getByLabel('Wait until it has ended').check();
  await startTemplate(page, 'Start the rotation');
  await button(page, 'Show logs').click();
  await expect(
    page.getByText('The same operation is under way already.'),
  ).toBeVisible();
  const path = new URL(operation.url()).pathname;
  await expect(page.getByRole('link', { name: path }).first()).toBeVisible();

  await button(operation, /^Cancel/).click();
  const dialog = operation.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Cancel/ }).click();
  await expect(
    operation.getByRole('heading', { level: 2 }).locator('..'),
  ).toContainText('Cancelled');
  const outcome = page.getByRole('article').getByRole('alert');
  await expect(outcome).toContainText(
    /"Rotate standard of qa-eks1 \(xkf-qa, eu-west-1\)" has been cancelled\. Pull request #\d+ in acme\/xkf is closed\./,
    { timeout: 60_000 },
  );
  await expect(outcome.getByRole('link', { name: path })).toBeVisible();
  await takeScreenshot(page, 'template-task-failed');
});
