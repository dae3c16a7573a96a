import { expect, shoot, test, typeFill, unique } from './helpers.ts';

test('a vehicle with units of its own is shown and typed in them', async ({ page }) => {
  await page.goto('/vehicles/new');
  await page.getByText('Just a name').click();
  const name = unique('Mini');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByText('Units of this vehicle').click();
  await page.getByLabel('Distance', { exact: true }).selectOption('MILE');
  await page.getByLabel('Economy', { exact: true }).selectOption('MILES_PER_UK_GALLON');
  await shoot(page, 'own-units-form');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  for (const fill of [{ odometer: '20000', volume: '45', total: '65', date: '2026-01-05' }, { odometer: '20400', volume: '45.4609', total: '68', date: '2026-01-20' }]) {
    await page.goto(`/fill?v=${id}`);
    await expect(page.getByRole('button', { name: 'Unit mi, change to km' })).toBeVisible();
    await typeFill(page, fill);
    if (fill.odometer === '20400') await expect(page.getByText('This tank: 40.0 mpg UK')).toBeVisible();
    await shoot(page, 'own-units-fill');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
  await expect(page.getByText('40.0 mpg UK').first()).toBeVisible();
  await expect(page.getByText('20,400 mi').first()).toBeVisible();
  await shoot(page, 'own-units-vehicle');
  await page.goto('/');
  await expect(page.getByText('20,400 mi')).toBeVisible();
});
