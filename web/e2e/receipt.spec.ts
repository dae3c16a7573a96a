import type { Page } from '@playwright/test';
import { addByName, expect, expectAccessible, logFill, prepare, settled, shoot, test, typeFill, unique } from './helpers.ts';

test.use({ serviceWorkers: 'allow' });

/** A picture as a camera makes it: large, and with something to read. */
async function photo(page: Page, text: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const url = await page.evaluate((words) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 4000 });
    const context = canvas.getContext('2d');
    if (!context) return '';
    context.fillStyle = '#f4f1e8';
    context.fillRect(0, 0, 3000, 4000);
    context.fillStyle = '#222';
    context.font = '260px monospace';
    context.fillText(words, 300, 800);
    context.fillText('41.52 L', 300, 1400);
    context.fillText('66.40 EUR', 300, 2000);
    return canvas.toDataURL('image/jpeg', 0.9);
  }, text);
  return { name: `${text}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(url.split(',')[1] ?? '', 'base64') };
}

const receipts = (page: Page) => page.getByRole('region', { name: 'Receipt' });
const thumbnails = (page: Page) => receipts(page).getByRole('button', { name: /^Open / });

/** Opens the only fill-up of a vehicle. */
async function openFill(page: Page, id: string): Promise<void> {
  await page.goto(`/vehicles/${id}/fuel`);
  await page.getByRole('link', { name: /Edit|2026/ }).filter({ visible: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Edit fill-up' })).toBeVisible();
}

type Stored = { fileName: string; contentType: string; width: number; height: number };

/** What the server holds, asked past the app. */
async function onServer(page: Page, vehicleId: string): Promise<Stored[]> {
  const query = 'query Papers($id: ID!) { viewer { vehicle(id: $id) { fuelLogs(first: 10) { nodes { documents { fileName contentType width height } } } } } }';
  const answer = await page.request.post('/graphql', { data: { query, variables: { id: vehicleId } }, headers: { origin: new URL(page.url()).origin } });
  const body = (await answer.json()) as { data: { viewer: { vehicle: { fuelLogs: { nodes: { documents: Stored[] }[] } } } } };
  return body.data.viewer.vehicle.fuelLogs.nodes.flatMap((log) => log.documents);
}

test('a receipt is taken with the fill-up, looked at, removed and had back', async ({ page }) => {
  const id = await addByName(page, unique('Receipt'));
  await settled(page);
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer: '10000', volume: '41.52', total: '66.40', date: '2026-01-02' });
  await page.getByLabel('Choose a receipt').setInputFiles([await photo(page, 'Shell'), await photo(page, 'Car wash')]);
  await expect(thumbnails(page)).toHaveCount(2);
  await expectAccessible(page, 'receipt-new');
  await shoot(page, 'receipt-new');
  // What was taken outlives a reload, as what was typed.
  await page.reload();
  await expect(thumbnails(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await settled(page);
  const stored = await onServer(page, id);
  expect(stored).toEqual(['Shell.jpg', 'Car wash.jpg'].map((fileName) => ({ fileName, contentType: 'image/jpeg', width: 1536, height: 2048 })));

  await openFill(page, id);
  await expect(thumbnails(page)).toHaveCount(2);
  await expect.poll(async () => thumbnails(page).first().locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(240);
  await thumbnails(page).first().click();
  const dialog = page.getByRole('dialog', { name: 'Shell.jpg' });
  await expect.poll(async () => dialog.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(2048);
  await expectAccessible(page, 'receipt-open');
  await shoot(page, 'receipt-open');
  const download = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('Shell.jpg');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(thumbnails(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(thumbnails(page)).toHaveCount(2);
  await settled(page);
  expect(await onServer(page, id)).toHaveLength(2);
});

test('a receipt without signal waits on the device and goes up once', async ({ page, context }) => {
  const id = await prepare(page, 'Receipt away');
  const picture = await photo(page, 'Mountain pass');
  await context.setOffline(true);
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer: '20000', volume: '30', total: '50', date: '2026-01-03' });
  await page.getByLabel('Choose a receipt').setInputFiles(picture);
  await expect(thumbnails(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await page.waitForTimeout(500);
  await page.reload();
  await openFill(page, id);
  await expect(thumbnails(page)).toHaveCount(1);
  await expect(receipts(page).getByRole('img', { name: 'Waiting to sync' })).toBeVisible();
  await shoot(page, 'receipt-waiting');
  await context.setOffline(false);
  await settled(page);
  expect((await onServer(page, id)).map((one) => one.fileName)).toEqual(['Mountain pass.jpg']);
});

test('a PDF is kept as it is, what is neither is said so, and five are enough', async ({ page }) => {
  const id = await addByName(page, unique('Papers'));
  await logFill(page, id, { odometer: '30000', volume: '40', total: '60', date: '2026-01-04' });
  await settled(page);
  await openFill(page, id);
  const choose = page.getByLabel('Choose a receipt');
  await choose.setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') });
  await expect(page.getByText('This is no photo and no PDF that can be read here.')).toBeVisible();
  await choose.setInputFiles({ name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') });
  await expect(thumbnails(page)).toHaveCount(1);
  const picture = await photo(page, 'Bon');
  await choose.setInputFiles(Array.from({ length: 5 }, () => picture));
  await expect(thumbnails(page)).toHaveCount(5);
  await expect(page.getByText('A fill-up has room for 5 files.')).toBeVisible();
  await expect(choose).toHaveCount(0);
  await shoot(page, 'receipt-five');
  await settled(page);
  expect((await onServer(page, id)).map((one) => one.contentType).sort()).toEqual(['application/pdf', 'image/jpeg', 'image/jpeg', 'image/jpeg', 'image/jpeg']);
});
