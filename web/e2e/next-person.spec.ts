import type { Page } from '@playwright/test';
import { addByName, expect, prepare, settled, signUp, test, unique } from './helpers.ts';

// As people have it: with the service worker.
test.use({ serviceWorkers: 'allow' });

/** The names of the vehicles that the server shows whoever is signed in. */
async function vehiclesOnServer(page: Page): Promise<string[]> {
  const answer = await page.request.post('/graphql', { data: { query: '{ viewer { vehicles(first: 100) { nodes { displayName } } } }' }, headers: { origin: new URL(page.url()).origin } });
  const body = (await answer.json()) as { data: { viewer: { vehicles: { nodes: { displayName: string }[] } } } };
  return body.data.viewer.vehicles.nodes.map((vehicle) => vehicle.displayName);
}

test('O15 the next person on the same phone sees nothing of the first, and gets nothing of theirs', async ({ page, context }) => {
  // The account of the other tests must stay signed in: this one has two people of its own.
  await context.clearCookies();
  const ann = await signUp(page, unique('Ann'));
  const old = unique('Old');
  await prepare(page, old);

  // Ann's page cannot reach the server for a while, and holds a new vehicle.
  await page.route('**/graphql', async (route) => route.abort());
  const unsent = unique('Unsent');
  await page.goto('/vehicles/new');
  await page.getByText('Just a name').click();
  await page.getByLabel('Name', { exact: true }).fill(unsent);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: unsent })).toBeVisible();

  // Bob signs in by another tab, without a word to Ann's.
  const second = await context.newPage();
  const saw: string[] = [];
  second.on('domcontentloaded', async () => saw.push(await second.locator('body').innerText().catch(() => '')));
  await signUp(second, unique('Bob'));
  await expect(second.getByText('Add your first vehicle').first()).toBeVisible();

  // Ann's page gets through again: nothing of hers may arrive at Bob's.
  const refused = page.waitForResponse((response) => response.url().endsWith('/graphql') && response.status() === 409);
  await page.unroute('**/graphql');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await refused;
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(unsent);
  await page.goto('/');
  await expect(page.getByText('Add your first vehicle').first()).toBeVisible();
  await page.goto('/sync');
  await expect(page.getByText('Everything you saved is on the server')).toBeVisible();
  expect(await vehiclesOnServer(second)).toEqual([]);
  expect(saw.join('\n')).not.toMatch(new RegExp(`${old}|${unsent}`));
  await addByName(second, 'Van of Bob');
  await settled(second);
  await second.close();

  // Ann comes back: her entry waited for her, and lands once.
  await context.clearCookies();
  await page.goto('/auth/sign-in');
  await page.getByLabel('Email').fill(ann.email);
  await page.getByLabel('Password', { exact: true }).fill(ann.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await expect(page.getByText(unsent).filter({ visible: true }).first()).toBeVisible();
  await settled(page);
  expect((await vehiclesOnServer(page)).filter((name) => name === unsent || name.startsWith('Van'))).toEqual([unsent]);
});
