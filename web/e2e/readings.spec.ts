import { addByName, addReading, expect, expectAccessible, logFill, prepare, settled, shoot, test, unique } from './helpers.ts';

test('readings, a fill-up and a new meter stand in one timeline; a reading is deleted and comes back', async ({ page }) => {
  const id = await addByName(page, unique('Meter'));
  await page.getByRole('link', { name: 'Readings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Odometer' })).toBeVisible();
  await expect(page.getByText('No readings yet')).toBeVisible();
  await expectAccessible(page, 'no readings');
  await addReading(page, { value: '10000,5', date: '2026-01-05', note: 'At the inspection' });
  const rows = page.getByRole('listitem').filter({ has: page.getByRole('article') });
  await expect(rows.first()).toContainText('10,000.5 km');
  await settled(page);
  await logFill(page, id, { odometer: '10400', volume: '30', total: '50', date: '2026-01-12' });
  await settled(page);
  await page.goto(`/vehicles/${id}/readings`);
  await addReading(page, { value: '0', ended: '10500', date: '2026-01-20' });
  await addReading(page, { value: '120', date: '2026-01-30' });
  await settled(page);
  await page.goto(`/vehicles/${id}/readings`);
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText('10,620 km over all meters');
  await expect(rows.nth(1)).toContainText('New meter: began at 0 km, the old one ended at 10,500 km');
  await expect(rows.nth(2).getByRole('link', { name: 'Fill-up' })).toHaveAttribute('href', new RegExp(`/vehicles/${id}/fuel/fuel_log_`));
  await expect(rows.nth(3)).toContainText('At the inspection');
  await expectAccessible(page, 'readings');
  await shoot(page, 'readings');
  await page.getByRole('button', { name: 'Delete the reading of 30 Jan 2026' }).click();
  await expect(rows).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(4);
  await settled(page);
  await page.goto(`/vehicles/${id}/readings`);
  await expect(rows).toHaveCount(4);
});

test('the sheet says what cannot be, warns of less than before, and what does not fit is held apart', async ({ page }) => {
  const id = await addByName(page, unique('Sheet'));
  await page.goto(`/vehicles/${id}/readings`);
  await addReading(page, { value: '500', date: '2026-01-05' });
  await page.getByRole('button', { name: 'Add a reading' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/Type a number above zero/)).toBeVisible();
  await expect(page.getByLabel('The meter shows')).toBeFocused();
  await page.getByLabel('The meter shows').fill('499');
  await expect(page.getByText(/Lower than last time \(500 km\)/)).toBeVisible();
  await expectAccessible(page, 'reading sheet');
  await shoot(page, 'reading-sheet');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('499 km', { exact: true })).toBeVisible();
  await settled(page);
  await page.goto(`/vehicles/${id}/readings`);
  await expect(page.getByText('Does not fit the other readings')).toHaveCount(1);
  await shoot(page, 'reading-in-doubt');
  await page.goto(`/vehicles/${id}`);
  await expect(page.getByRole('link', { name: '500 km' })).toBeVisible();
});

test.describe('without signal', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a reading is in the list at once, survives a reload and lands once', async ({ page, context }) => {
    const id = await prepare(page, 'Offline meter');
    await page.goto(`/vehicles/${id}/readings`);
    await expect(page.getByText('No readings yet')).toBeVisible();
    await page.waitForTimeout(1200);
    await context.setOffline(true);
    await addReading(page, { value: '777' });
    await expect(page.getByText('777 km')).toBeVisible();
    await expect(page.getByText('Waiting to sync').first()).toBeVisible();
    await page.reload();
    await expect(page.getByText('777 km')).toBeVisible();
    await context.setOffline(false);
    await settled(page);
    await page.goto(`/vehicles/${id}/readings`);
    await expect(page.getByText('777 km')).toHaveCount(1);
    await expect(page.getByText('Waiting to sync')).toHaveCount(0);
  });
});
