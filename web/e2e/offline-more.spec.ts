import { readFileSync } from 'node:fs';
import type { Page, Request } from '@playwright/test';
import { addByName, expect, fillIn, isCreate, prepare, rowsOnServer, settled, test, typeFill } from './helpers.ts';

test.use({ serviceWorkers: 'allow' });

type Sent = { vehicleId: string; odometer: { value: string } };

/** The creates that the server answered from now on, in order; tries without signal do not count. */
function creates(page: Page): Sent[] {
  const sent: Sent[] = [];
  page.context().on('requestfinished', (request: Request) => {
    const body = request.url().endsWith('/graphql') ? request.postData() : null;
    if (body && isCreate(body)) sent.push((JSON.parse(body) as { variables: { input: Sent } }).variables.input);
  });
  return sent;
}

/** Logs a fill-up in the open app, without a load in between. */
async function logHere(page: Page, odometer: number): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Fill-up', exact: true }).click();
  await typeFill(page, { odometer: String(odometer), volume: '40', total: '60' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('Odometer')).toBeHidden();
}

test('O7 twenty entries for two vehicles: each vehicle\'s in order, each once', async ({ page, context }) => {
  test.setTimeout(150_000);
  const first = await addByName(page, `O7 a ${Date.now()}`);
  const second = await prepare(page, 'O7 b');
  await page.goto(`/vehicles/${first}`);
  await expect(page.getByText('No fill-ups yet')).toBeVisible();
  await page.waitForTimeout(1200);
  await context.setOffline(true);
  for (const id of [first, second]) {
    await page.goto(`/vehicles/${id}`);
    for (let number = 1; number <= 10; number += 1) await logHere(page, 1000 + number * 100);
  }
  const sent = creates(page);
  await context.setOffline(false);
  await settled(page);
  for (const id of [first, second]) {
    const readings = sent.filter((input) => input.vehicleId === id).map((input) => Number(input.odometer.value));
    expect([...new Set(readings)]).toEqual(Array.from({ length: 10 }, (_, index) => 1100 + index * 100));
    expect(await rowsOnServer(page, id)).toBe(10);
  }
});

test('O8 two tabs open: one sender, one row', async ({ page, context }) => {
  const id = await prepare(page, 'O8');
  const other = await context.newPage();
  await other.goto(`/vehicles/${id}`);
  await expect(other.getByText('No fill-ups yet')).toBeVisible();
  await context.setOffline(true);
  await fillIn(page, id, '1000');
  const sent = creates(page);
  await context.setOffline(false);
  // No load in between: leaving a page in the middle of sending sends again.
  await expect(page.getByText('Waiting to sync')).toHaveCount(0);
  await expect(other.getByText('40 L').first()).toBeVisible();
  await settled(page);
  expect(sent).toHaveLength(1);
  expect(await rowsOnServer(page, id)).toBe(1);
});

test('O11 changed on another device while this one was without signal: both versions are shown', async ({ page, context, browser, contextOptions }) => {
  const id = await prepare(page, 'O11');
  const device = await browser.newContext(contextOptions);
  await device.addCookies(await context.cookies());
  const other = await device.newPage();
  await other.goto(`/vehicles/${id}/edit`);
  await expect(other.getByLabel('Plate')).toBeVisible();
  await context.setOffline(true);
  await page.goto(`/vehicles/${id}/edit`);
  await page.getByLabel('Plate').fill('PHONE 1');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('PHONE 1').first()).toBeVisible();
  await other.getByLabel('Plate').fill('LAPTOP 1');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await settled(other);
  await device.close();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('radio', { name: 'LAPTOP 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await settled(page);
  await page.goto(`/vehicles/${id}`);
  await expect(page.getByText('PHONE 1').first()).toBeVisible();
});

test('O13 an entry queued by an older version of the app still goes out', async ({ page, context }) => {
  const id = await prepare(page, 'O13');
  await context.setOffline(true);
  await fillIn(page, id, '1000');
  const aged = await page.evaluate(async () => {
    const name = (await indexedDB.databases()).map((base) => base.name ?? '').find((base) => base.startsWith('mvp-')) ?? '';
    const done = async <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('no')));
    });
    const store = (await done(indexedDB.open(name))).transaction('outbox', 'readwrite').objectStore('outbox');
    const items = (await done(store.getAll())) as Record<string, unknown>[];
    for (const { snapshot: _snapshot, refusal: _refusal, lastError: _error, ...old } of items) await done(store.put({ ...old, retired: true }));
    return items.length;
  });
  expect(aged).toBe(1);
  await page.reload();
  await expect(page.getByText('40 L').first()).toBeVisible();
  await context.setOffline(false);
  await settled(page);
  expect(await rowsOnServer(page, id)).toBe(1);
});

test('O14 signing out with an entry waiting asks first, and offers it as a file', async ({ page, context }) => {
  const id = await prepare(page, 'O14');
  await context.setOffline(true);
  await fillIn(page, id, '1000');
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Sign out' }).click();
  const sheet = page.getByRole('dialog', { name: 'Not everything is sent yet' });
  await expect(sheet.getByText('1 entry is only on this device.')).toBeVisible();
  const download = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Export file' }).click();
  const items = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as { kind: string; lane: string }[];
  expect(items.map(({ kind, lane }) => [kind, lane])).toEqual([['createFuelLog', id]]);
  await context.setOffline(false);
  await sheet.getByRole('button', { name: 'Send now' }).click();
  await expect(sheet.getByText('Everything is sent now.')).toBeVisible();
  expect(await rowsOnServer(page, id)).toBe(1);
});

test('O16 no space left: the entry stays in the form, said aloud, and can be exported', async ({ page }) => {
  const id = await prepare(page, 'O16');
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer: '1000', volume: '40', total: '60' });
  await page.evaluate(() => {
    // oxlint-disable-next-line typescript/unbound-method -- called with its store below
    const put = IDBObjectStore.prototype.put;
    Object.assign(globalThis, { freeSpace: () => { IDBObjectStore.prototype.put = put; } });
    IDBObjectStore.prototype.put = function full(...rest: Parameters<typeof put>) {
      if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, rest);
    };
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This device is out of space');
  await expect(page.getByLabel('Volume')).toHaveValue('40');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export file' }).click();
  expect(JSON.parse(readFileSync(await (await download).path(), 'utf8'))).toMatchObject({ vehicleId: id, quantity: { value: '40' }, total: '60' });
  await page.evaluate(() => (globalThis as unknown as { freeSpace: () => void }).freeSpace());
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await settled(page);
  expect(await rowsOnServer(page, id)).toBe(1);
});

test('O19 the phone\'s clock jumps back a day between two entries: they go out as they were made', async ({ page, context }) => {
  const id = await prepare(page, 'O19');
  await context.setOffline(true);
  const shift = async (hours: number) => page.addInitScript((ms) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + ms;
  }, hours * 3_600_000);
  await shift(24);
  await fillIn(page, id, '1000');
  await shift(-48);
  await fillIn(page, id, '1500');
  const sent = creates(page);
  await context.setOffline(false);
  await settled(page);
  expect([...new Set(sent.map((input) => input.odometer.value))]).toEqual(['1000', '1500']);
  expect(await rowsOnServer(page, id)).toBe(2);
});

test('O20 a new version waits while a form is open: nothing reloads, nothing typed is lost', async ({ page }) => {
  const id = await prepare(page, 'O20');
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer: '1000', volume: '40' });
  await page.evaluate(async () => {
    Object.assign(globalThis, { sameDocument: true });
    // Another address is another version to the browser.
    await navigator.serviceWorker.register(`/sw.js?version=${Date.now()}`);
  });
  await expect(page.getByText('A new version is ready.')).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
  await expect(page.getByLabel('Volume')).toHaveValue('40');
  await page.getByRole('button', { name: 'Use it now' }).click();
  await page.waitForFunction(() => !('sameDocument' in globalThis));
  await expect(page.getByLabel('Volume')).toHaveValue('40');
});
