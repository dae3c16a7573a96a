import { expect, expectAccessible, shoot, test, unique } from './helpers.ts';

const fuelio = (name: string) => `"## Vehicle"
"Name","Description","DistUnit","FuelUnit","ConsumptionUnit","ImportCSVDateFormat","Make","Model","Year"
"${name}","","0","0","0","yyyy-MM-dd","Volkswagen","Golf","2015"
"## Log"
"Data","Odo (km)","Fuel (litres)","Full","Price (optional)","l/100km (optional)","City (optional)","Notes (optional)","Missed","TankNumber","FuelType","VolumePrice"
"2026-03-10","1500","30","1","51.00","6.0","Mainz","","0","1","110","1.70"
"2026-02-31","1250","20","1","34.00","","Mainz","","0","1","110","1.70"
"2026-03-01","1000","40","1","68.00","","Mainz","","0","1","110","1.70"
`;

test('a file of another program is recognised, looked at, taken in, known again, and taken back', async ({ page }) => {
  test.setTimeout(180_000);
  const name = unique('Imported');
  const file = { name: 'vehicle-1-sync.csv', mimeType: 'text/csv', buffer: Buffer.from(fuelio(name)) };
  await page.goto('/settings');
  await page.getByRole('link', { name: /Import/ }).filter({ visible: true }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  await expect(page.getByText(/up to 50 MB/)).toBeVisible();
  await expectAccessible(page, 'choose a file');
  await shoot(page, 'import-choose');
  await page.getByLabel(/Choose a file/).setInputFiles(file);
  await expect(page.getByText('Read as a file of Fuelio.')).toBeVisible();
  await expect(page.getByText('2 new fill-ups')).toBeVisible();
  // The 31st of February stays out, and only when the person says so.
  await expect(page.getByRole('button', { name: 'Take them in' })).toBeDisabled();
  await expect(page.getByText('Stays out', { exact: true })).toBeVisible();
  await expectAccessible(page, 'what was read');
  await page.screenshot({ path: `../artifacts/screenshots/${test.info().project.name}/import-read.png`, fullPage: true });
  await page.getByRole('switch', { name: /Leave rows with faults out/ }).click();
  await page.getByRole('button', { name: 'Take them in' }).click();
  await expect(page.getByText('2 fill-ups went in.')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'taken in');
  await shoot(page, 'import-done');

  await page.goto('/');
  await page.getByRole('link', { name: new RegExp(name) }).filter({ visible: true }).first().click();
  await expect(page.getByText('6.0 L/100 km').first()).toBeVisible();

  // The same file again has nothing new.
  await page.goto('/settings/import');
  await page.getByLabel(/Choose a file/).setInputFiles(file);
  await expect(page.getByText('0 new fill-ups')).toBeVisible();
  await expect(page.getByText('2 are there already and stay as they are.')).toBeVisible();
  await page.getByRole('button', { name: 'Another file' }).click();
  await page.getByRole('button', { name: /^Open/ }).last().click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Taken back. Everything is as it was before.')).toBeVisible({ timeout: 30_000 });
  await expect(async () => {
    await page.goto('/');
    await expect(page.getByText(name)).toHaveCount(0, { timeout: 5_000 });
  }).toPass({ timeout: 40_000 });
});

test('a picture named as a table and an empty file get a clear word', async ({ page }) => {
  await page.goto('/settings/import');
  await page.getByLabel(/Choose a file/).setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await expect(page.getByText('This file is empty.')).toBeVisible();
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  await page.getByLabel(/Choose a file/).setInputFiles({ name: 'fuel.csv', mimeType: 'text/csv', buffer: png });
  await expect(page.getByRole('heading', { name: 'fuel.csv' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take them in' })).toHaveCount(0);
  await expectAccessible(page, 'no table');
  await shoot(page, 'import-unreadable');
});
