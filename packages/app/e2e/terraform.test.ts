import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  signInAsGuest,
  takeScreenshot,
  test,
} from './portal';

const QA = '/eks/clusters/222222222222/eu-west-1/qa-eks1/terraform';
const PROD = '/eks/clusters/333333333333/eu-west-1/prod-eks1/terraform';
const DEV = '/eks/clusters/111111111111/eu-west-1/dev-eks1/terraform';
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
  await expect(dialog.getByText(/^AWS has all of this already/)).toBeVisible();
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
  await expect(
    dialog.getByText(/AWS has it already, so only Terraform changes\./),
  ).toBeVisible();
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

/** Chooses a change of the menu and a node group of the form. */
async function chooseNodeGroup(page: Page, change: string, pool: string) {
  await page.getByRole('button', { name: 'Change Terraform' }).click();
  await page.getByRole('menuitem', { name: change }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Node group/ }).click();
  await page.getByRole('option', { name: pool }).click();
  return dialog;
}

test('a preview tells what the same plan applies besides', async ({ page }) => {
  await signInAsGuest(page, PROD);
  const dialog = await chooseNodeGroup(page, 'Resize node group', 'spot');
  await dialog.getByLabel('Largest size').fill('9');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  const table = dialog.getByRole('table', {
    name: 'Also applied: aws-eks in prod',
  });
  await expect(
    table.getByRole('row', { name: /prod-eks1: version/ }),
  ).toContainText(/1\.32.*1\.35/);
  // AWS refuses to skip minors, so opening is not the plain way on.
  await expect(
    dialog.getByRole('button', { name: 'Open although the apply will fail' }),
  ).toBeEnabled();
  await expectAccessible(page);
  await takeScreenshot(page, 'change-preview-also-applies');
});

test('a merge whose apply fails is told as that', async ({ page }) => {
  await signInAsGuest(page, DEV);
  const dialog = await chooseNodeGroup(page, 'Remove node group', 'memory');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByRole('button', { name: /^Open / }).click();
  await expect(dialog.getByText('The pull request is open.')).toBeVisible();
  const address = await dialog
    .getByRole('link', { name: /#\d+/ })
    .first()
    .getAttribute('href');
  await dialog.getByRole('button', { name: 'Close' }).click();

  // Merged over the limit of the policy, which does not let it be applied.
  const host = await page.context().newPage();
  await host.goto(address ?? '');
  await host.getByRole('button', { name: 'Merge pull request' }).click();
  await expect(host.getByText('Merged').first()).toBeVisible();
  await host.close();

  const list = page.getByRole('region', { name: 'Pull requests' });
  await expect(
    list.getByText('Merged, but apply (aws-eks, dev) failed'),
  ).toBeVisible({ timeout: 60_000 });
  await expect(list).toContainText('mend the cause, then apply again.');
  await expect(list).not.toContainText('waiting for AWS');
  await takeScreenshot(page, 'cluster-terraform-apply-failed');
});

test('the fleet tells which clusters differ from Terraform', async ({
  page,
}) => {
  await signInAsGuest(page, '/eks?drift=differs');
  await expect(page.getByRole('row', { name: /dev-eks1/ })).toContainText(
    /Differs \(\d+\)/,
  );
  await expect(
    page.getByRole('row', { name: /dev-eks1.*eu-north-1/ }),
  ).toHaveCount(0);
  await expectAccessible(page);
});
