import { existsSync, readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';

export const account = { name: 'Ada Driver', email: 'ada@example.org', password: 'a long enough phrase 7' };
export const authFile = process.env['AUTH_FILE'] ?? '../artifacts/auth.json';

/** Pages that start with the account's session cookie, and with nothing saved on the device. */
export const test = base.extend<{ signedIn: void }>({
  signedIn: [
    async ({ context }, use) => {
      if (existsSync(authFile)) {
        const { cookies } = JSON.parse(readFileSync(authFile, 'utf8')) as { cookies: Parameters<typeof context.addCookies>[0] };
        await context.addCookies(cookies);
      }
      await use();
    },
    { auto: true },
  ],
});

export { expect };

let counter = 0;

/** A name that no other test uses. */
export function unique(word: string): string {
  counter += 1;
  return `${word} ${Date.now().toString(36)}${counter}`;
}

export async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `../artifacts/screenshots/${base.info().project.name}/${name}.png` });
}

/** Makes an account at the built-in issuer; leaves the garage open. */
export async function signUp(page: Page, name: string): Promise<{ email: string; password: string }> {
  const person = { email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`, password: account.password };
  await page.goto('/auth/sign-in?prompt=create');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await expect(page.getByRole('heading', { level: 1, name: 'Garage' })).toBeVisible();
  return person;
}

/** Adds a vehicle that has only a name; leaves its page open. */
export async function addByName(page: Page, name: string): Promise<string> {
  await page.goto('/vehicles/new');
  await page.getByText('Just a name').click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Chooses from a list by typing, as one would: the first that fits. */
export async function pick(page: Page, list: string, typed: string): Promise<void> {
  const box = page.getByRole('combobox', { name: list });
  await expect(box).toBeEnabled();
  await box.fill(typed);
  await expect(page.getByRole('option').first()).toBeVisible();
  await box.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(0);
}

export type Fill = { odometer?: string; volume?: string; total?: string; date?: string };

export async function typeFill(page: Page, fill: Fill): Promise<void> {
  if (fill.odometer) await page.getByLabel('Odometer').fill(fill.odometer);
  if (fill.volume) await page.getByLabel('Volume').fill(fill.volume);
  if (fill.total) await page.getByLabel('Total').fill(fill.total);
  if (fill.date) await page.getByLabel('Date').fill(fill.date);
}

export async function logFill(page: Page, vehicleId: string, fill: Fill): Promise<void> {
  await page.goto(`/fill?v=${vehicleId}`);
  await typeFill(page, fill);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${vehicleId}`);
}

export type Reading = { value: string; ended?: string; date?: string; note?: string };

/** Adds a reading, or a new meter where the old one ended, on the page of readings. */
export async function addReading(page: Page, { value, ended, date, note }: Reading): Promise<void> {
  await page.getByRole('button', { name: 'Add a reading' }).click();
  if (ended) {
    await page.getByRole('radio', { name: 'New meter' }).check();
    await page.getByLabel('The old meter ended at').fill(ended);
  }
  await page.getByLabel(ended ? 'The new meter began at' : 'The meter shows').fill(value);
  if (date) await page.getByLabel('Date').fill(date);
  if (note) await page.getByLabel('Notes').fill(note);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** How many fill-ups the server holds for a vehicle, asked past the app. */
export async function rowsOnServer(page: Page, vehicleId: string): Promise<number> {
  const query = 'query Count($id: ID!) { viewer { vehicle(id: $id) { fuelLogs(first: 100) { totalCount } } } }';
  const answer = await page.request.post('/graphql', { data: { query, variables: { id: vehicleId } }, headers: { origin: new URL(page.url()).origin } });
  const body = (await answer.json()) as { data?: { viewer: { vehicle: { fuelLogs: { totalCount: number } } | null } } };
  return body.data?.viewer.vehicle?.fuelLogs.totalCount ?? -1;
}

/** Waits until nothing is left to send. */
export async function settled(page: Page): Promise<void> {
  // What was tapped last is on its way to the device: a load at the same moment would end that.
  await page.waitForTimeout(300);
  await page.goto('/sync');
  await expect(page.getByText('Everything you saved is on the server')).toBeVisible({ timeout: 20_000 });
}

/** A vehicle that the server knows, with the app's shell kept by the service worker. */
export async function prepare(page: Page, word: string): Promise<string> {
  const id = await addByName(page, unique(word));
  await settled(page);
  await page.goto(`/vehicles/${id}`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // A page opened while the worker was taking over is not its own yet: the next load is.
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect(page.getByText('No fill-ups yet')).toBeVisible();
  // The copies of what was just read are written within a second.
  await page.waitForTimeout(1200);
  return id;
}

/** Logs 40 L for 60 by the form's own address. */
export async function fillIn(page: Page, id: string, odometer: string): Promise<void> {
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer, volume: '40', total: '60' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await expect(page.getByText('40 L').first()).toBeVisible();
}

/** Whether a request's body creates a fill-up. */
export const isCreate = (body: string | null) => body?.includes('"operationName":"CreateFuelLog"') ?? false;

export const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Axe finds nothing, and nothing scrolls sideways. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // An empty page would be judged where the machine is slow.
  await page.locator('main').first().waitFor();
  // What is half faded in has half its contrast, and a message may appear while the page is judged.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter((animation) => animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  await page.emulateMedia({ reducedMotion: null });
  expect(violations.map(({ id: rule, nodes }) => ({ rule, what, nodes: nodes.map((node) => node.html) }))).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect({ what, over }).toEqual({ what, over: 0 });
}

/** A browser of somebody with a new account and a garage of their own. */
export async function newcomer(browser: Browser, options: BrowserContextOptions, word: string): Promise<{ page: Page; name: string }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const name = unique(word);
  await signUp(page, name);
  return { page, name };
}
