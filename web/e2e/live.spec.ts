import { addByName, expect, logFill, settled, test, unique } from './helpers.ts';

// As people have it: with the service worker.
test.use({ serviceWorkers: 'allow' });

test('two devices of one person see each other\'s changes within moments', async ({ page, browser, contextOptions }) => {
  const id = await addByName(page, unique('Live'));
  await settled(page);
  const { cookies } = await page.context().storageState();
  const device = await browser.newContext(contextOptions);
  await device.addCookies(cookies);
  const second = await device.newPage();
  const subscribed = second.waitForEvent('websocket').then(async (socket) => socket.waitForEvent('framesent', (frame) => String(frame.payload).includes('"subscribe"')));
  await second.goto(`/vehicles/${id}`);
  await expect(second.getByText('No fill-ups yet')).toBeVisible();
  await subscribed;

  // Earlier than the readings below, which say what the odometer shows by now.
  await logFill(page, id, { odometer: '1000', volume: '40', total: '60', date: '2026-01-02' });
  await expect(second.getByText('40 L').first()).toBeVisible();

  await page.goto(`/vehicles/${id}/edit`);
  await page.getByLabel('Plate').fill('LIVE 1');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(second.getByText('LIVE 1').first()).toBeVisible();

  await second.goto(`/vehicles/${id}/readings`);
  await expect(second.getByRole('article')).toHaveCount(1);
  await page.goto(`/vehicles/${id}/readings`);
  await page.getByRole('button', { name: 'Add a reading' }).click();
  await page.getByLabel('The meter shows').fill('1234');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(second.getByText('1,234 km')).toBeVisible();
  await page.getByRole('button', { name: /^Delete the reading of/ }).click();
  await expect(second.getByText('1,234 km')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(second.getByText('1,234 km')).toBeVisible();
  await second.goto(`/vehicles/${id}`);
  await expect(second.getByText('1,234 km').first()).toBeVisible();
  await page.getByRole('button', { name: 'Add a reading' }).click();
  await page.getByLabel('The meter shows').fill('1345');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(second.getByText('1,345 km').first()).toBeVisible();

  // Without signal nothing is heard; back online it is caught up.
  await device.setOffline(true);
  await logFill(page, id, { odometer: '1500', volume: '31', total: '50' });
  await settled(page);
  await device.setOffline(false);
  await expect(second.getByText('31 L').first()).toBeVisible();
  await device.close();
});
