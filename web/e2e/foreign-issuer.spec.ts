import { expect, test, type Page } from '@playwright/test';
import { addByName, logFill, settled, shoot, unique } from './helpers.ts';

const issuer = process.env['FOREIGN_ISSUER'] ?? '';

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: /Sign in|Continue/ }).first().click();
  await expect(page).toHaveURL((url) => url.origin === issuer);
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Garage' })).toBeVisible();
}

test('a person of another issuer signs in, does the main job, signs out, and comes back after its keys changed', async ({ page, request }, info) => {
  const email = `${info.project.name}-${Date.now()}@elsewhere.example`;
  await signIn(page, email);
  await shoot(page, 'foreign-garage');
  const id = await addByName(page, unique('Elsewhere'));
  await logFill(page, id, { odometer: '1000', volume: '40', total: '60' });
  await logFill(page, id, { odometer: '1500', volume: '40', total: '60' });
  await expect(page.getByText(/\d (mpg UK|L\/100 km)/).filter({ visible: true }).first()).toBeVisible();
  await settled(page);

  await page.goto('/settings');
  await expect(page.getByText(email).first()).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL((url) => url.origin === issuer);
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL(/\/welcome$/);
  await shoot(page, 'foreign-signed-out');

  const rotated = await request.post(`${issuer}/control/rotate`);
  expect(rotated.ok()).toBe(true);
  await signIn(page, email);
  await page.goto(`/vehicles/${id}`);
  await expect(page.getByText(/\d (mpg UK|L\/100 km)/).filter({ visible: true }).first()).toBeVisible();
});
