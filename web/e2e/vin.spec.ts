import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { drawBarcode, toBitmapFile, toFilm, type Kind } from '../mocks/barcodes.ts';
import { expect, pick, settled, shoot, test, unique } from './helpers.ts';

// The reader of QR codes comes with the app's shell.
test.use({ serviceWorkers: 'allow' });

const vin = '1HGCM82633A004352';
const field = 'VIN';

for (const kind of ['code39', 'code128', 'data-matrix', 'qr'] as const satisfies Kind[]) {
  test(`a photo of the VIN's ${kind} is read, the QR code without signal (O22)`, async ({ page, context }) => {
    await page.goto('/vehicles/new');
    await page.getByRole('button', { name: 'Scan the VIN' }).click();
    await expect(page.getByRole('dialog', { name: 'Scan the VIN' })).toBeVisible();
    const file = { name: 'vin.bmp', mimeType: 'image/bmp', buffer: toBitmapFile(drawBarcode(kind, `${kind === 'code39' ? 'I' : ''}${vin}`)) };
    if (kind === 'qr') {
      // The reader comes with the app's shell.
      await page.evaluate(async () => { await navigator.serviceWorker.ready; });
      await page.reload();
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await context.setOffline(true);
      await page.getByRole('button', { name: 'Scan the VIN' }).click();
    }
    await page.getByLabel(/Choose a photo/).setInputFiles(file);
    await expect(page.getByRole('textbox', { name: field })).toHaveValue(vin);
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByText('The check digit fits.')).toBeVisible();
    await context.setOffline(false);
  });
}

test('without a camera, or with it refused, the sheet says so and typing goes on', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError'); };
  });
  await page.goto('/vehicles/new');
  await page.getByRole('button', { name: 'Scan the VIN' }).click();
  await expect(page.getByText('The camera is blocked for this site.')).toBeVisible();
  await shoot(page, 'scan-blocked');
  await page.getByLabel(/Choose a photo/).setInputFiles({ name: 'blank.bmp', mimeType: 'image/bmp', buffer: toBitmapFile({ data: new Uint8ClampedArray(120 * 90).fill(230), width: 120, height: 90 }) });
  await expect(page.getByText('No VIN barcode in this photo.')).toBeVisible();
  await page.getByRole('button', { name: 'Type it instead' }).click();
  await expect(page.getByRole('textbox', { name: field })).toBeVisible();
});

test('the camera reads the VIN from a film of a door sticker', async ({ context, contextOptions, baseURL, isMobile }) => {
  mkdirSync('../artifacts', { recursive: true });
  const film = resolve('../artifacts/vin.y4m');
  writeFileSync(film, toFilm(drawBarcode('data-matrix', vin)));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
  });
  const own = await browser.newContext({ ...contextOptions, baseURL: baseURL ?? '', permissions: ['camera'], isMobile });
  await own.addCookies(await context.cookies());
  const page = await own.newPage();
  await page.goto('/vehicles/new');
  await page.getByRole('button', { name: 'Scan the VIN' }).click();
  await expect(page.getByRole('textbox', { name: field })).toHaveValue(vin, { timeout: 20_000 });
  await expect(page.getByRole('dialog')).toBeHidden();
  await browser.close();
});

test('a pasted VIN is decoded, each field tells its origin, and the vehicle page shows the specifications', async ({ page }) => {
  await page.goto('/vehicles/new');
  await page.getByRole('textbox', { name: field }).fill(' 1hgcm-82633 a004352 ');
  await expect(page.getByText('Sure').first()).toBeVisible();
  await expect(page.getByText('Unknown').first()).toBeVisible();
  await shoot(page, 'vin-decoded');
  await page.getByRole('button', { name: 'Use these details' }).click();
  await page.getByLabel('Name', { exact: true }).fill(unique('Origin'));
  await page.getByRole('textbox', { name: /^Model/ }).fill('Accord Coupe');
  await expect(page.getByText('From the VIN').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'VIN says Accord' })).toBeVisible();
  await shoot(page, 'vin-review');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const specifications = page.getByRole('heading', { name: 'Specifications' });
  await expect(specifications).toBeVisible();
  await expect(page.getByText('from the VIN', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('typed', { exact: true }).first()).toBeVisible();
  await specifications.scrollIntoViewIfNeeded();
  await shoot(page, 'specifications');
  await settled(page);
});

test('the lists take a few letters and remember what was chosen on this device', async ({ page }) => {
  await page.goto('/vehicles/new');
  await page.getByText('By model').click();
  await pick(page, 'Year', '2020');
  await pick(page, 'Make', 'hond');
  await expect(page.getByRole('combobox', { name: 'Make' })).toHaveValue('Honda');
  await page.getByRole('combobox', { name: 'Model' }).fill('c');
  await expect(page.getByRole('listbox', { name: 'Model' })).toBeVisible();
  await shoot(page, 'pickers-open');
  await page.getByRole('combobox', { name: 'Model' }).press('Escape');
  await pick(page, 'Model', 'crv');
  await page.getByRole('button', { name: 'Use this vehicle' }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).last().click();
  await page.reload();
  await page.goto('/vehicles/new');
  await page.getByRole('combobox', { name: 'Make' }).click();
  await page.getByRole('combobox', { name: 'Make' }).press('ArrowUp');
  await expect(page.getByRole('option', { name: 'Honda recent' })).toBeVisible();
});
