import { addByName, expect, expectAccessible, logFill, settled, shoot, test, unique } from './helpers.ts';

test('what was deleted comes back, or goes for good', async ({ page }) => {
  const name = unique('Trash');
  const id = await addByName(page, name);
  await logFill(page, id, { odometer: '10000', volume: '40', total: '66', date: '2026-01-02' });
  await settled(page);
  await page.goto(`/vehicles/${id}/edit`);
  await page.getByRole('button', { name: 'Delete vehicle' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page).toHaveURL('/');
  await settled(page);
  await page.goto('/settings');
  await page.getByRole('navigation', { name: 'More settings' }).getByRole('link', { name: /Recently deleted/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Recently deleted' })).toBeVisible();
  await expect(page.getByText('30 days left').first()).toBeVisible();
  await expectAccessible(page, 'trash');
  await shoot(page, 'records-trash');
  await page.getByRole('button', { name: `Restore ${name}` }).click();
  await expect(page.getByText('The vehicle is back.')).toBeVisible();
  await settled(page);
  await page.goto(`/vehicles/${id}/fuel`);
  await expect(page.getByText('2 Jan 2026').filter({ visible: true }).first()).toBeVisible();

  await page.goto(`/vehicles/${id}/edit`);
  await page.getByRole('button', { name: 'Delete vehicle' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page).toHaveURL('/');
  await settled(page);
  await page.goto('/trash');
  await page.getByRole('button', { name: `Delete ${name} for good` }).click();
  await expect(page.getByRole('dialog', { name: 'Delete for good?' })).toBeVisible();
  await expectAccessible(page, 'purge');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('Deleted for good.')).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test('the activity tells who did what', async ({ page }) => {
  const name = unique('Trail');
  await addByName(page, name);
  await settled(page);
  await page.goto('/activity');
  await expect(page.getByText(`Vehicle · ${name}`)).toBeVisible();
  await expect(page.getByText(/Added · You/).first()).toBeVisible();
  await expectAccessible(page, 'activity');
  await shoot(page, 'records-activity');
  await page.getByLabel('What').selectOption({ label: 'Fill-up' });
  await expect(page.getByText(`Vehicle · ${name}`)).toHaveCount(0);
});

test('everything is taken along in one zip, and leaving is explained first', async ({ page }) => {
  await page.goto('/settings/data');
  await page.getByRole('button', { name: /Make the zip|Make a new one/ }).click();
  const link = page.getByRole('link', { name: 'Download' });
  await expect(link).toBeVisible({ timeout: 20_000 });
  const download = page.waitForEvent('download');
  await link.click();
  expect((await download).suggestedFilename()).toMatch(/^motovaultpro-\d{4}-\d\d-\d\d\.zip$/);
  await expect(page.getByText(/Goes with everything in it/)).toBeVisible();
  await expectAccessible(page, 'your data');
  await shoot(page, 'records-data');
  await page.getByRole('button', { name: 'Delete account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
  await dialog.getByRole('textbox').fill('somebody@else.example');
  await dialog.getByRole('button', { name: 'Delete account' }).click();
  await expect(dialog.getByText(/to go on/)).toBeVisible();
  await expectAccessible(page, 'delete account');
  await shoot(page, 'records-delete-account');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
});
