import type { Page } from '@playwright/test';
import { asColleague, mergeShown, stateOf, step } from './operationRun';
import {
  expect,
  expectAccessible,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';
import {
  chooseTemplate,
  follow,
  startTemplate,
  toNextPage,
} from './templateForm';

// Both tests make peerings of one network, one after the other.
test.describe.configure({ mode: 'serial' });

const content = 'article';

/** Accounts, merges and applies take their time. */
const LONG = 300_000;

/** Chooses one of the offered values of a field. */
async function pick(page: Page, field: string, option: string | RegExp) {
  await page.getByRole('textbox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Opens the page of the operation that the log of a task tells of. */
async function openStarted(page: Page, title: string) {
  const line = page.getByText(new RegExp(`Started: ${title}\\b`)).first();
  await expect(line).toBeVisible({ timeout: 120_000 });
  const address = await addressIn(line.textContent());
  const operation = await follow(
    page.getByRole('link', { name: address }).first(),
  );
  await expect(
    operation.getByRole('heading', { level: 2, name: new RegExp(title) }),
  ).toBeVisible();
  return operation;
}

async function addressIn(text: Promise<string | null>) {
  const [address] = /\/eks\/operations\/[0-9a-f-]+/.exec(
    (await text) ?? '',
  ) ?? [''];
  return address;
}

/** Merges the pull request of a step when it is open. */
async function mergeAt(page: Page, merge: string | RegExp) {
  await expect(step(page, merge)).toContainText('Waiting', {
    timeout: 120_000,
  });
  await step(page, merge).click();
  await mergeShown(page);
}

const REQUEST = /Wait for the merge that requests/;
const ACCEPTANCE = /Wait for the merge that accepts/;

test('a tenant is onboarded: account, namespace and peering, to the green end', async ({
  page,
  browser,
}) => {
  test.setTimeout(2 * LONG);
  await signInAsGuest(page);
  await chooseTemplate(page, 'Onboard a tenant');
  await page.getByLabel('Name of the tenant').fill('checkout');
  await pick(page, 'Owner', /Shop team/);
  await page.getByLabel('Environment').click();
  await page.getByRole('option', { name: 'prod' }).click();
  await expectAccessible(page, content);
  await toNextPage(page);

  await page.getByLabel('Take over an account of the organization').check();
  await pick(page, 'Which account', /tenant-shop/);
  await page.getByLabel('Name of the account, once more').fill('tenant-shop');
  await expectAccessible(page, content);
  await takeScreenshot(page, 'onboarding-account');
  await toNextPage(page);

  await pick(page, 'Cluster', /prod-eks2.*eu-west-1/);
  await expectAccessible(page, content);
  await toNextPage(page);

  await page.getByLabel('Peer the network of the account').check();
  await pick(page, 'Network of the platform', /prod-core.*eu-west-1/);
  await expectAccessible(page, content);
  await takeScreenshot(page, 'onboarding-network');
  await toNextPage(page);

  await page.getByLabel('Wait until all of it has ended').check();
  await startTemplate(page, 'Start the onboarding');
  await page.getByRole('button', { name: 'Show logs' }).click();

  const account = await openStarted(page, 'Take over account 666666666666');
  const second = await asColleague(browser, new URL(account.url()).pathname);
  await second.getByRole('button', { name: 'Approve' }).click();
  await expect(stateOf(account)).toContainText('Succeeded', {
    timeout: 120_000,
  });
  await second.context().close();
  await takeScreenshot(account, 'onboarding-account-run');

  const registration = await openStarted(page, 'Register the tenant checkout');
  const peering = await openStarted(page, 'Set up the peering prod-checkout');
  await mergeAt(registration, /Wait for the merge/);
  await expect(stateOf(registration)).toContainText('Succeeded', {
    timeout: 120_000,
  });
  await mergeAt(peering, REQUEST);
  await mergeAt(peering, ACCEPTANCE);
  await expect(stateOf(peering)).toContainText('Succeeded', {
    timeout: 120_000,
  });
  await expectAccessible(peering, content);
  await takeScreenshot(peering, 'onboarding-peering-run');

  await expect(page.getByText(/has succeeded/).first()).toBeVisible({
    timeout: 120_000,
  });
  await takeScreenshot(page, 'onboarding-task');
});

test('a second peering waits until the first one to the same network has ended', async ({
  page,
}) => {
  test.setTimeout(2 * LONG);
  await signInAsGuest(page);

  async function startPeering(name: string, network: RegExp) {
    await chooseTemplate(page, 'Set up a VPC peering');
    await pick(page, 'Network that asks', network);
    await pick(page, 'Network that accepts', /prod-shop/);
    await page.getByLabel('Name').fill(name);
    await toNextPage(page);
    await startTemplate(page, 'Start the peering');
    return follow(page.getByRole('link', { name: 'Follow the peering' }));
  }
  const first = await startPeering('dev-shop', /dev-core.*eu-west-1/);
  await expect(step(first, REQUEST)).toBeVisible();
  const next = await startPeering('qa-shop', /qa-core.*eu-west-1/);
  await expect(step(next, 'Wait for the turn')).toContainText('Waiting', {
    timeout: 60_000,
  });
  await expect(next.getByText(/dev-shop/).first()).toBeVisible();
  await takeScreenshot(next, 'peering-waits-for-its-turn');

  await mergeAt(first, REQUEST);
  await mergeAt(first, ACCEPTANCE);
  await expect(stateOf(first)).toContainText('Succeeded', { timeout: 120_000 });
  await expect(step(next, 'Wait for the turn')).toContainText('Succeeded', {
    timeout: 60_000,
  });
  await mergeAt(next, REQUEST);
  await mergeAt(next, ACCEPTANCE);
  await expect(stateOf(next)).toContainText('Succeeded', { timeout: 120_000 });

  await page.goto('/eks/peering');
  for (const name of ['dev-shop', 'qa-shop']) {
    await expect(
      page.getByRole('row', { name: new RegExp(name) }),
    ).toContainText('Active');
  }
  await expectAccessible(page, content);
  await takeScreenshot(page, 'peerings');
});

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
