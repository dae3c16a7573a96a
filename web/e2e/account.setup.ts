import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { account, authFile, settled } from './helpers.ts';

test('a new user opens the set-up link and makes an account', async ({ page }) => {
  await page.goto(process.env['SETUP_URL'] ?? '/setup?token=mock');
  await expect(page.getByRole('heading', { level: 1, name: 'Create your garage' })).toBeVisible();
  await page.screenshot({ path: '../artifacts/screenshots/setup.png' });
  await page.getByRole('link', { name: 'Create your account' }).click();
  await page.getByLabel('Name', { exact: true }).fill(account.name);
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await expect(page.getByRole('heading', { level: 1, name: 'Garage' })).toBeVisible();
  await page.context().storageState({ path: authFile });
});

test('units and currency are guessed from the region, until they are chosen', async ({ page, context }) => {
  const { cookies } = JSON.parse(readFileSync(authFile, 'utf8')) as { cookies: Parameters<typeof context.addCookies>[0] };
  await context.addCookies(cookies);
  await page.goto('/settings');
  await expect(page.getByRole('radio', { name: 'Miles' })).toBeChecked();
  await expect(page.getByLabel('Economy', { exact: true })).toHaveValue('MILES_PER_UK_GALLON');
  await expect(page.getByLabel('Currency')).toHaveValue('GBP');
  await page.screenshot({ path: '../artifacts/screenshots/settings-guessed.png', fullPage: true });
  // The other tests speak in kilometres and euros.
  await page.getByRole('radio', { name: 'Kilometres' }).click();
  await expect(page.getByRole('radio', { name: 'Kilometres' })).toBeChecked();
  await page.getByLabel('Economy', { exact: true }).selectOption('LITRES_PER_100_KM');
  await page.getByLabel('Economy of electric vehicles').selectOption('KILOWATT_HOURS_PER_100_KM');
  await page.getByLabel('Currency').selectOption('EUR');
  await expect(page.getByLabel('Currency')).toHaveValue('EUR');
  await settled(page);
  await page.goto('/settings');
  await expect(page.getByRole('radio', { name: 'Kilometres' })).toBeChecked();
  await expect(page.getByLabel('Currency')).toHaveValue('EUR');
});
