import type { Locator, Page } from '@playwright/test';
import { expect, sidebar } from './portal';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name });

/** Chooses a template on the Create page. */
export async function chooseTemplate(page: Page, title: string) {
  await sidebar(page).getByRole('link', { name: 'Create' }).click();
  const card = page
    .locator('div')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .filter({ has: button(page, 'Choose') })
    .last();
  await button(page, 'Choose').and(card.getByRole('button')).click();
}

/** Goes on to the next page of the form. */
export async function toNextPage(page: Page) {
  const next = button(page, 'Next');
  await next.click();
  await expect(next.or(button(page, 'Review'))).toBeEnabled();
}

/** Goes on to the last page of the form. */
export async function toLastPage(page: Page) {
  while (!(await button(page, 'Review').isVisible())) await toNextPage(page);
}

/** Runs the template whose form is filled in. */
export async function startTemplate(page: Page, name: string) {
  await button(page, 'Review').click();
  await button(page, name).click();
  await expect(page).toHaveURL(/\/create\/tasks\//);
}

/** Follows a link of a task, which leads to a page of its own. */
export async function follow(link: Locator) {
  const opened = link.page().waitForEvent('popup');
  await link.click();
  return opened;
}
