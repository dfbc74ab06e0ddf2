import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

/** From the first page to the editors, as somebody does it with a thumb. */
export async function submit(page: Page, url: string, name: string, email: string) {
  await page.goto(`${url}/submit`);
  await page.getByLabel('What is it called?').fill(name);
  await page.getByLabel('Where is it?').fill('M33 7EB');
  await page.getByRole('button', { name: 'Look' }).click();
  // Nobody reads it faster; what does is taken for a robot.
  await page.waitForTimeout(1600);
  await page.getByRole('button', { name: /add it/i }).click();

  await page.getByLabel('A group that meets').check();
  await page.getByLabel('In one line, what happens?').fill('A hot lunch and a chat for people who live alone.');
  await goOn(page);
  expect(await page.getByLabel('Loneliness and company').isChecked()).toBe(true);
  await goOn(page);
  await goOn(page);

  await page.getByLabel('Yes, on certain days').check();
  await page.getByLabel('Every month').check();
  await page.getByLabel('Second', { exact: true }).check();
  await page.getByLabel('Which day?').selectOption('Tuesday');
  await page.getByLabel('Starts').fill('12');
  await page.getByLabel('Ends').fill('2pm');
  await page.getByRole('button', { name: 'Add another time' }).click();
  expect(await page.getByText('Second Tuesday of the month, 12 noon to 2pm.').isVisible()).toBe(true);
  await goOn(page);

  await page.getByLabel('People come to a place').check();
  await page.getByLabel('Name of the place').fill('Waterside Lane Hall');
  expect(await page.getByLabel('Postcode', { exact: true }).inputValue()).toBe('M33 7EB');
  await goOn(page);
  await page.getByLabel('They just turn up').check();
  await page.getByLabel('A price').check();
  await page.getByLabel('How much?').fill('£4');
  await goOn(page);

  await goOn(page);
  await page.getByRole('link', { name: 'Give a phone number, an e-mail address or a website, so that people can reach you.' }).click();
  await page.getByLabel('Phone number').fill('0161 496 0100');
  await page.getByLabel('Your e-mail address').fill(email);
  await goOn(page);
  await page.getByRole('button', { name: 'Send it to the editors' }).click();
  await page.getByRole('heading', { name: 'It is with the editors' }).waitFor();
}
