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
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'statistics in the dark');
  await shoot(page, 'statistics-dark');

  await page.goto('/statistics');
  await expect(page.getByRole('main').getByRole('link', { name })).toBeVisible();
  await expectAccessible(page, 'vehicles side by side');
  await shoot(page, 'statistics-vehicles');
});
