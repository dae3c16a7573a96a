import { expect, test } from '@playwright/test';
import { account, authFile } from './helpers.ts';

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
