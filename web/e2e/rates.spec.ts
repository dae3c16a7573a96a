import { strToU8, zipSync } from 'fflate';
import { addByName, expect, expectAccessible, shoot, test, typeFill, unique } from './helpers.ts';

test('what was paid abroad is shown in the own currency too, with the rate of its day', async ({ page }) => {
  await page.goto('/settings/rates');
  await page.getByRole('button', { name: 'Set a rate' }).click();
  await page.getByLabel('One of').selectOption('HUF');
  await page.getByLabel('Is worth').fill('0,0025');
  await page.getByLabel('From this day on').fill('2026-01-01');
  await shoot(page, 'rate-sheet');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^1 HUF = 0\.0025/ })).toBeVisible();
  await expectAccessible(page, 'rates');

  await page.getByLabel('File of the European Central Bank').setInputFiles({ name: 'eurofxref.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync({ 'eurofxref.csv': strToU8('Date,CZK,\n2026-01-02,25.1,\n2026-01-05,25.0,\n') })) });
  await expect(page.getByText('2 rates taken in.')).toBeVisible();
  await expect(page.getByText('Its rates are here up to 5 Jan 2026.')).toBeVisible();
  await page.getByLabel('File of the European Central Bank').setInputFiles({ name: 'page.xml', mimeType: 'text/xml', buffer: Buffer.from('<html></html>') });
  await expect(page.getByRole('status').getByText('2 rates taken in.')).toBeHidden();
  await shoot(page, 'rates');

  const id = await addByName(page, unique('Trip'));
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer: '1000', volume: '40', date: '2026-01-05' });
  await page.getByText('Station, notes and more').click();
  await page.getByLabel('Currency').selectOption('HUF');
  await page.getByLabel('Total').fill('24000');
  await shoot(page, 'fill-abroad');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const worth = page.getByTestId('converted').first();
  await expect(worth).toContainText('60.00');
  await expect(worth).toContainText('1 HUF = 0.0025');
  await page.goto(`/vehicles/${id}/fuel`);
  await expect(page.getByTestId('converted').first()).toContainText('60.00');
  await shoot(page, 'fuel-list-abroad');

  await page.goto('/settings/rates');
  await page.getByRole('button', { name: /^Remove HUF/ }).click();
  await expect(page.getByText('No rates of your own')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: /^1 HUF = 0\.0025/ })).toBeVisible();
  await page.getByRole('button', { name: /^Remove HUF/ }).click();
  await expect(page.getByText('No rates of your own')).toBeVisible();
});
