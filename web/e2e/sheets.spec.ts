import { addByName, addReading, expect, expectAccessible, shoot, test, unique } from './helpers.ts';

test('going back closes the sheet of readings, stays on the page and keeps what was typed', async ({ page }) => {
  const id = await addByName(page, unique('Sheet'));
  await page.getByRole('link', { name: 'Readings' }).click();
  const add = page.getByRole('button', { name: 'Add a reading' });
  await add.click();
  const sheet = page.getByRole('dialog', { name: 'Add a reading' });
  await sheet.getByLabel('The meter shows').fill('45712');
  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/vehicles/${id}/readings$`));
  await expect(add).toBeFocused();

  await add.click();
  await expect(sheet.getByLabel('The meter shows')).toHaveValue('45712');
  await expect(sheet.getByText('What you typed before is still here.')).toBeVisible();
  await sheet.getByLabel('Notes').fill('At the inspection');
  await expectAccessible(page, 'a kept reading');
  await shoot(page, 'reading-kept');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.waitForTimeout(300);
  await page.reload();
  await add.click();
  await expect(sheet.getByLabel('Notes')).toHaveValue('At the inspection');
  await sheet.getByRole('button', { name: 'Start over' }).click();
  await expect(sheet.getByLabel('Notes')).toHaveValue('');
  await expect(sheet.getByLabel('The meter shows')).toBeFocused();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();

  // What is saved is not asked for again, and back leads where one came from.
  await addReading(page, { value: '45712' });
  await expect(page.getByRole('heading', { level: 1, name: 'Odometer' })).toBeFocused();
  await expect(page.getByText('45,712 km')).toBeVisible();
  await add.click();
  await expect(sheet.getByLabel('The meter shows')).toHaveValue('');
  await page.goBack();
  await expect(sheet).toBeHidden();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/vehicles/${id}$`));
});

test('the sheet of rates keeps what was typed and closes by going back', async ({ page }) => {
  await page.goto('/settings');
  await page.goto('/settings/rates');
  await page.getByRole('button', { name: 'Set a rate' }).click();
  const sheet = page.getByRole('dialog', { name: 'Set a rate' });
  await sheet.getByLabel('One of').selectOption('HUF');
  await sheet.getByLabel('Is worth').fill('0,0025');
  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/\/settings\/rates$/);
  await page.getByRole('button', { name: 'Set a rate' }).click();
  await expect(sheet.getByLabel('One of')).toHaveValue('HUF');
  await expect(sheet.getByLabel('Is worth')).toHaveValue('0,0025');
  await sheet.getByRole('button', { name: 'Start over' }).click();
  await expect(sheet.getByLabel('Is worth')).toHaveValue('');

  // The button that opened the sheet goes with the empty list.
  await sheet.getByLabel('Is worth').fill('0,0025');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Exchange rates' })).toBeFocused();
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText('No rates of your own')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Exchange rates' })).toBeFocused();
});

test('a vehicle that is deleted from its sheet leads to the garage, and nothing leads back from there', async ({ page }) => {
  const name = unique('Gone');
  const id = await addByName(page, name);
  await page.goto(`/fill?v=${id}`);
  await page.getByLabel('Volume').fill('40');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Delete vehicle' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByText(`${name} deleted.`)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Garage' })).toBeFocused();
});
