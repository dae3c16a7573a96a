import type { Page } from '@playwright/test';
import { addByName, expect, expectAccessible, newcomer, settled, shoot, test, unique } from './helpers.ts';

async function inviteLink(page: Page, role: string): Promise<string> {
  await page.goto('/household');
  await page.getByRole('button', { name: 'Invite someone' }).click();
  await page.getByRole('dialog').getByText(role, { exact: true }).click();
  await expectAccessible(page, 'invite');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = page.getByLabel('Link', { exact: true });
  await expect(link).toHaveValue(/\/join\/[\w-]{43}$/);
  await expect(page.getByRole('img', { name: 'Code of the invitation' })).toBeVisible();
  await expectAccessible(page, 'link');
  await shoot(page, 'household-link');
  const value = await link.inputValue();
  await page.getByRole('button', { name: 'Close' }).click();
  return value;
}

test('an owner invites by link; the other signs up by it, accepts, and both see a shared vehicle live', async ({ browser, contextOptions }) => {
  test.setTimeout(240_000);
  const { page: owner } = await newcomer(browser, contextOptions, 'Olga');
  const vehicle = unique('Shared');
  const id = await addByName(owner, vehicle);
  await settled(owner);
  const link = await inviteLink(owner, 'Driver');
  await expect(owner.getByRole('region', { name: 'Open invitations' }).getByText('Driver')).toBeVisible();

  const context = await browser.newContext(contextOptions);
  const guest = await context.newPage();
  const name = unique('Gus');
  await guest.goto(link);
  await expect(guest.getByRole('heading', { level: 1, name: /^Join Olga/ })).toBeVisible();
  await expectAccessible(guest, 'join, signed out');
  await shoot(guest, 'join-signed-out');
  await guest.getByRole('link', { name: 'Create account' }).click();
  await guest.getByLabel('Name', { exact: true }).fill(name);
  await guest.getByLabel('Email').fill(`${name.toLowerCase().replaceAll(' ', '.')}@example.org`);
  await guest.getByLabel('Password', { exact: true }).fill('a long enough phrase 7');
  await guest.getByRole('button', { name: 'Create account' }).click();
  await expect(guest.getByRole('button', { name: 'Accept' })).toBeVisible();
  await expectAccessible(guest, 'join, signed in');
  await guest.getByRole('button', { name: 'Accept' }).click();
  await expect(guest.getByRole('link', { name: new RegExp(vehicle) }).filter({ visible: true }).first()).toBeVisible();
  await shoot(guest, 'garage-shared');

  // Live: what the driver logs shows on the owner's open page.
  await owner.goto(`/vehicles/${id}`);
  await expect(owner.getByText('No fill-ups yet')).toBeVisible();
  await guest.goto(`/fill?v=${id}`);
  await guest.getByLabel('Odometer').fill('1000');
  await guest.getByLabel('Volume').fill('40');
  await guest.getByLabel('Total').fill('60');
  await guest.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(owner.getByText('40 L').first()).toBeVisible();

  // The link is spent; the owner sees who came, and what happened.
  await guest.goto(link);
  await expect(guest.getByRole('heading', { level: 1, name: 'This invitation does not work' })).toBeVisible();
  await expectAccessible(guest, 'join, spent');
  await owner.goto('/household');
  const members = owner.getByRole('region', { name: 'Members' });
  await expect(members.getByText(name)).toBeVisible();
  await expect(owner.getByRole('region', { name: 'Activity' }).getByText(/Joined/)).toBeVisible();
  await expectAccessible(owner, 'household of an owner');
  await owner.screenshot({ path: `../artifacts/screenshots/${test.info().project.name}/household.png`, fullPage: true });

  // A driver manages nobody; as a manager they may invite.
  await guest.goto('/household');
  await expect(guest.getByRole('region', { name: 'Members' }).getByText(name)).toBeVisible();
  await expect(guest.getByRole('button', { name: 'Invite someone' })).toHaveCount(0);
  await expectAccessible(guest, 'household of a driver');
  await members.getByRole('button', { name: `Change ${name}` }).click();
  await owner.getByRole('dialog').getByText('Manager', { exact: true }).click();
  await expectAccessible(owner, 'member');
  await shoot(owner, 'household-member');
  await members.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(members.getByText('Manager')).toBeVisible();
  await expect(async () => {
    await guest.goto('/household');
    await expect(guest.getByRole('button', { name: 'Invite someone' })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 20_000 });

  // Taken out, they are back in their own garage, with nothing of this one.
  await members.getByRole('button', { name: `Change ${name}` }).click();
  await owner.getByRole('button', { name: 'Take out' }).click();
  await expectAccessible(owner, 'take out');
  await owner.getByRole('button', { name: 'Take out' }).click();
  await expect(members.getByText(name)).toHaveCount(0);
  await guest.goto('/');
  await expect(guest.getByText('Add your first vehicle')).toBeVisible({ timeout: 15_000 });
});

test('a new garage is opened at once, and the old one in one tap; what waits stays in its own', async ({ browser, contextOptions, isMobile }) => {
  test.setTimeout(180_000);
  const { page, name } = await newcomer(browser, contextOptions, 'Pat');
  const home = unique('Home');
  await addByName(page, home);
  await settled(page);
  await page.goto('/household/new');
  await expectAccessible(page, 'new garage');
  await shoot(page, 'household-new');
  const club = unique('Club');
  await page.getByLabel('Name', { exact: true }).fill(club);
  await page.getByText('Club', { exact: true }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText('Add your first vehicle')).toBeVisible();

  // An entry that cannot be sent waits in the club while the household is open.
  await page.route('**/graphql', async (route) => (route.request().postData()?.includes('CreateVehicle') ? route.abort() : route.fallback()));
  const waiting = unique('Waiting');
  await addByName(page, waiting);
  const open = async (garage: string) => {
    if (isMobile) await page.goto('/more');
    await page.getByRole('region', { name: 'Garages' }).getByRole('button', { name: new RegExp(garage) }).filter({ visible: true }).click();
  };
  if (isMobile) {
    await page.goto('/more');
    await expectAccessible(page, 'more');
    await shoot(page, 'more');
  }
  await open(name);
  await expect(page.getByRole('link', { name: new RegExp(home) }).filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByText(waiting)).toHaveCount(0);
  await shoot(page, 'switched');
  await page.unroute('**/graphql');
  await open(club);
  await expect(page.getByRole('link', { name: new RegExp(waiting) }).filter({ visible: true }).first()).toBeVisible();
  await settled(page);

  await page.goto('/household');
  await page.getByRole('button', { name: 'Delete this garage' }).click();
  await expectAccessible(page, 'delete');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText(/will be gone on/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/will be gone on/)).toHaveCount(0);
});

test('an administrator finds a garage and suspends it; its people are told, and come back', async ({ page, browser, contextOptions }) => {
  const { page: other, name } = await newcomer(browser, contextOptions, 'Sam');
  await page.goto('/admin');
  await page.getByLabel('Search').fill(name);
  await page.getByRole('button', { name: new RegExp(`Manage ${name}`) }).click();
  await expectAccessible(page, 'tenant sheet');
  await shoot(page, 'admin-tenant');
  await page.getByLabel('Reason').fill('Test of the console');
  await page.getByRole('button', { name: 'Suspend' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name }).getByText('Suspended')).toBeVisible();
  await expectAccessible(page, 'admin');
  await shoot(page, 'admin');
  await expect(async () => {
    const answer = await other.request.post('/graphql', { data: { query: '{ viewer { id } }' }, headers: { origin: new URL(other.url()).origin } });
    expect(answer.status()).toBe(403);
  }).toPass({ timeout: 15_000 });
  // Whoever looks at it now is told, on a device that knows them and on one that does not.
  await other.goto('/');
  await expect(other.getByRole('heading', { level: 1, name: /is suspended$/ })).toBeVisible();
  await expectAccessible(other, 'suspended');
  await shoot(other, 'suspended');
  await other.evaluate(() => localStorage.clear());
  await other.reload();
  await expect(other.getByRole('heading', { level: 1, name: 'Your garage is suspended' })).toBeVisible();
  await expectAccessible(other, 'suspended, new device');
  await other.goto('/welcome?error=garage_suspended');
  await expect(other.getByText(/Nothing is deleted: ask the people/)).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`Manage ${name}`) }).click();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name }).getByText('In use')).toBeVisible();
  await expect(async () => {
    await other.goto('/');
    await expect(other.getByRole('heading', { level: 1, name: 'Garage' })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
  // Nobody else finds the console.
  await other.goto('/admin');
  await expect(other.getByText(/Only an administrator/)).toBeVisible();
});

test('settings lead to the account at the issuer', async ({ page }) => {
  await page.goto('/settings');
  const link = page.getByRole('link', { name: 'Password, passkeys and devices' });
  await expect(link).toHaveAttribute('href', /\/account$/);
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(new URL(page.url()).pathname).toMatch(/\/identity\/account$/);
});
