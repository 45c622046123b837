import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';

const QA = '/eks/clusters/222222222222/eu-west-1/qa-eks1/terraform';
const GROUP = 'qa-eks1-standard';

/** Asks for a reading of the cluster and its repository until something is seen. */
async function refreshUntilSeen(page: Page, seen: () => Promise<void>) {
  await expect(async () => {
    await page
      .getByRole('button', { name: /Refresh/ })
      .first()
      .click();
    await seen();
  }).toPass({ timeout: 60_000, intervals: [1_000] });
}

test('drift is shown, brought into a pull request, merged, and gone', async ({
  page,
}) => {
  await signInAsGuest(page, QA);
  const difference = page.getByRole('row', { name: new RegExp(GROUP) });
  await expect(difference).toContainText('Largest size');
  await expect(difference).toContainText('5');
  await expect(difference).toContainText('6');
  await expect(
    difference.getByRole('link', { name: /qa\.tfvars/ }),
  ).toHaveAttribute('href', /\/acme\/xkf\/blob\/[0-9a-f]{40}\/.*#L\d+$/);
  await expectAccessible(page);
  await takeScreenshot(page, 'cluster-terraform');

  await difference
    .getByRole('button', { name: 'Make Terraform say 6' })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/max_size\s+= 5/)).toBeVisible();
  await expect(dialog.getByText(/max_size\s+= 6/)).toBeVisible();
  await expect(dialog.getByText('make apply ENV=qa DIR=aws-eks')).toBeVisible();
  await expectAccessible(page);
  await takeScreenshot(page, 'change-preview');

  await dialog
    .getByRole('button', { name: 'Open pull request in acme/xkf' })
    .click();
  await expect(dialog.getByText('The pull request is open.')).toBeVisible();
  const address = await dialog
    .getByRole('link', { name: /#\d+/ })
    .first()
    .getAttribute('href');
  await takeScreenshot(page, 'change-opened');
  await dialog.getByRole('button', { name: 'Close' }).click();

  const host = await page.context().newPage();
  await host.goto(address ?? '');
  // AWS has the value already: only the file changes.
  await expect(host.getByText('No changes in AWS').first()).toBeVisible({
    timeout: 15_000,
  });
  await expectAccessible(host);
  await takeScreenshot(host, 'git-host-pull-request');
  await host.getByRole('button', { name: 'Merge pull request' }).click();
  await expect(host.getByText('Merged').first()).toBeVisible();
  await host.close();

  await refreshUntilSeen(page, () =>
    expect(
      page.getByText('Nothing differs: AWS has what Terraform says.'),
    ).toBeVisible({ timeout: 2_000 }),
  );
  await expect(
    page.getByText('AWS has it. Nothing is left to do.'),
  ).toBeVisible({
    timeout: 30_000,
  });
  await takeScreenshot(page, 'cluster-terraform-in-step');
});

test('the fleet tells which clusters differ from Terraform', async ({
  page,
}) => {
  await signInAsGuest(page, '/eks?drift=differs');
  await expect(page.getByRole('row', { name: /dev-eks1/ })).toContainText(
    /Differs \(\d+\)/,
  );
  await expect(page.getByRole('row', { name: /data-eks1/ })).toHaveCount(0);
  await expectAccessible(page);
});
