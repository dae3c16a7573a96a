import type { Page } from '@playwright/test';
import { addByName, expect, expectAccessible, logFill, settled, shoot, test, unique } from './helpers.ts';

test('statistics show trends as charts that are read by keyboard and as a table', async ({ page }) => {
  test.setTimeout(180_000);
  const name = unique('Figures');
  const id = await addByName(page, name);
  const now = new Date();
  const month = (back: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 3)).toISOString().slice(0, 10);
  for (const [index, volume] of ['40', '30', '36', '30'].entries()) {
    await logFill(page, id, { odometer: String(10_000 + index * 500), volume, total: String(60 + index), date: month(4 - index) });
  }
  await settled(page);
  await page.goto(`/vehicles/${id}`);
  await page.getByRole('main').getByRole('link', { name: 'Statistics', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Statistics' })).toBeVisible();
  const economy = page.getByRole('slider', { name: 'Economy' });
  await expect(economy).toBeVisible();
  // 30, 36 and 30 L over 500 km each; the mean weighs by distance.
  await economy.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('figure', { name: /Economy/ }).getByText(/6\.0 L\/100 km/).first()).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByText(/mean of five 6\.4 L\/100 km/)).toBeVisible();
  await page.getByRole('figure', { name: /Cost per month/ }).getByText('Show as a table').click();
  await expect(page.getByRole('figure', { name: /Cost per month/ }).getByRole('row')).toHaveCount(5);
  await expectAccessible(page, 'statistics');
  await page.screenshot({ path: `../artifacts/screenshots/${test.info().project.name}/statistics.png`, fullPage: true });
  await page.getByText('All', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'By year' })).toBeVisible();
  await expect(page).toHaveURL(/range=all/);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'All' })).toBeChecked();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'statistics in the dark');
  await shoot(page, 'statistics-dark');

  await page.goto('/statistics');
  await expect(page.getByRole('main').getByRole('link', { name })).toBeVisible();
  await expectAccessible(page, 'vehicles side by side');
  await shoot(page, 'statistics-vehicles');
});

/** Sends a change past the app, as a script would, and answers what came of it. */
async function change(page: Page, name: string, input: object, wanted: string): Promise<string> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${wanted} { id } userErrors { message } } }`;
  const answer = await page.request.post('/graphql', { data: { query, variables: { input } }, headers: { origin: new URL(page.url()).origin } });
  const body = (await answer.json()) as { data: Record<string, Record<string, { id: string }> & { userErrors: object[] }> };
  expect(body.data[name]?.userErrors).toEqual([]);
  return body.data[name]?.[wanted]?.id ?? '';
}

test('what counts hours has its statistics by the hour, an electric car its places of charging', async ({ page }) => {
  await page.goto('/');
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const nickname = unique('Tractor');
  const tractor = await change(page, 'createVehicle', { nickname, kind: 'MACHINE', meterKind: 'HOURS', energySources: ['DIESEL'] }, 'vehicle');
  for (const [days, hours, litres, total] of [[90, '100', '20', '30'], [60, '150', '25', '40'], [30, '230', '32', '48']] as const) {
    await change(page, 'createFuelLog', { vehicleId: tractor, filledOn: daysAgo(days), engineHours: { value: hours }, quantity: { value: litres, unit: 'LITRE' }, total, currency: 'EUR' }, 'fuelLog');
  }
  await page.goto(`/vehicles/${tractor}/statistics`);
  const figure = (label: string) => page.locator('dl').filter({ has: page.getByText(label, { exact: true }) }).first();
  await expect(figure('Engine hours')).toContainText('130 h');
  await expect(figure('Cost per hour')).toContainText('0.68');
  await page.getByRole('slider', { name: 'Economy' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/mean of five 0\.44 L\/h/)).toBeVisible();
  await expect(page.getByRole('figure', { name: /Hours per month/ })).toBeVisible();
  await expect(page.getByText(/\bkm\b/).filter({ visible: true })).toHaveCount(0);
  await expectAccessible(page, 'statistics by the hour');
  await page.screenshot({ path: `../artifacts/screenshots/${test.info().project.name}/statistics-hours.png`, fullPage: true });

  const car = await change(page, 'createVehicle', { nickname: unique('Electric'), energySources: ['ELECTRICITY'] }, 'vehicle');
  for (const [days, odometer, total, charge] of [[30, '1000', '6', { chargePlace: 'HOME' }], [20, '1200', '20', { chargePlace: 'PUBLIC', batteryEnergy: { value: '36', unit: 'KILOWATT_HOUR' } }], [10, '1400', '6', { chargePlace: 'HOME' }]] as const) {
    await change(page, 'createFuelLog', { vehicleId: car, filledOn: daysAgo(days), energySource: 'ELECTRICITY', odometer: { value: odometer, unit: 'KILOMETRE' }, quantity: { value: '40', unit: 'KILOWATT_HOUR' }, total, currency: 'EUR', ...charge }, 'fuelLog');
  }
  await page.goto(`/vehicles/${car}/statistics`);
  await expect(page.getByRole('heading', { name: 'By place of charging' })).toBeVisible();
  await expect(page.getByText('At home').filter({ visible: true })).toBeVisible();
  // 36 of 40 kWh reached the battery.
  await expect(page.getByText('10%').filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'By station' })).toBeHidden();
  await expectAccessible(page, 'statistics of charging');
  await page.screenshot({ path: `../artifacts/screenshots/${test.info().project.name}/statistics-charging.png`, fullPage: true });

  await page.goto('/statistics');
  await expect(page.getByText('130 h').filter({ visible: true }).first()).toBeVisible();
  await shoot(page, 'statistics-vehicles-hours');
});
