import { addByName, expect, expectAccessible, logFill, newcomer, settled, shoot, test, unique } from './helpers.ts';

test('a guest sees one vehicle by its link until it is taken back, signed in or not', async ({ page, browser, contextOptions }) => {
  const name = unique('For sale');
  const id = await addByName(page, name);
  await logFill(page, id, { odometer: '10000', volume: '40', total: '66', date: '2026-01-02' });
  await logFill(page, id, { odometer: '10500', volume: '41', total: '70', date: '2026-01-20' });
  await settled(page);
  await page.goto(`/vehicles/${id}`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const guests = page.getByRole('region', { name: 'Link for guests' });
  await guests.getByLabel('Works until').fill('2020-01-01');
  await expect(guests.getByText('Choose a day within 90 days.')).toBeVisible();
  await expect(guests.getByRole('button', { name: 'Make a link' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expectAccessible(page, 'share');
  await shoot(page, 'share');
  await guests.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  expect(link).toMatch(/\/guest#[\w-]{20,}$/);
  await expectAccessible(page, 'guest link');
  await page.getByRole('button', { name: 'Close' }).click();

  const stranger = await (await browser.newContext(contextOptions)).newPage();
  const { page: somebody } = await newcomer(browser, contextOptions, 'Buyer');
  for (const visitor of [stranger, somebody]) {
    await visitor.goto(link);
    await expect(visitor.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(visitor.getByText('34.4 mpg UK').first()).toBeVisible();
    await expectAccessible(visitor, 'guest page');
  }
  await shoot(stranger, 'guest');
  // A guest is nobody to the rest of the app.
  await stranger.goto('/');
  await expect(stranger).toHaveURL(/\/welcome$/);

  await guests.getByRole('button', { name: 'Take back' }).click();
  await expect(guests.getByRole('button', { name: 'Take back' })).toHaveCount(0);
  await stranger.goto('/guest');
  await expect(stranger.getByRole('heading', { level: 1, name: 'This link does not work' })).toBeVisible();
  await expectAccessible(stranger, 'guest link that ended');
});

test('a vehicle goes to its buyer with its history, who signs in by the link', async ({ browser, contextOptions }) => {
  test.setTimeout(180_000);
  const { page: seller } = await newcomer(browser, contextOptions, 'Seller');
  const name = unique('Sold');
  const id = await addByName(seller, name);
  await logFill(seller, id, { odometer: '10000', volume: '40', total: '66', date: '2026-01-02' });
  await settled(seller);
  await seller.goto(`/vehicles/${id}`);
  await seller.getByRole('button', { name: 'Share', exact: true }).click();
  await seller.getByRole('button', { name: 'Make a link for the buyer' }).click();
  const link = await seller.getByLabel('Link', { exact: true }).inputValue();
  await expectAccessible(seller, 'take-over link');
  await seller.getByRole('button', { name: 'Close' }).last().click();

  const { page: buyer } = await newcomer(browser, contextOptions, 'Taker');
  await buyer.goto('/vehicles/new');
  await buyer.getByRole('link', { name: 'Take the vehicle over with its history' }).click();
  await buyer.getByLabel('Code').fill('not a code');
  await buyer.getByRole('button', { name: 'Take it over' }).click();
  await expect(buyer.getByText('This is not here (any more).')).toBeVisible();
  await expectAccessible(buyer, 'take over');
  await shoot(buyer, 'take-over');
  await buyer.goto('about:blank');
  await buyer.goto(link);
  await buyer.getByRole('button', { name: 'Take it over' }).click();
  await expect(buyer.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(buyer.getByText('40 L').first()).toBeVisible();
  await expect(async () => {
    await seller.goto('/');
    await expect(seller.getByText('Add your first vehicle')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
});

test('a driver with a grant sees only the granted vehicle', async ({ browser, contextOptions }) => {
  test.setTimeout(240_000);
  const { page: owner } = await newcomer(browser, contextOptions, 'Owner');
  const [shared, kept] = [unique('Shared'), unique('Kept')];
  const id = await addByName(owner, shared);
  await addByName(owner, kept);
  await settled(owner);
  await owner.goto('/household');
  await owner.getByRole('button', { name: 'Invite someone' }).click();
  await owner.getByRole('button', { name: 'Make the link' }).click();
  const invitation = await owner.getByLabel('Link', { exact: true }).inputValue();
  const { page: driver, name } = await newcomer(browser, contextOptions, 'Driver');
  await driver.goto(invitation);
  await driver.getByRole('button', { name: 'Accept' }).click();
  await expect(driver.getByRole('link', { name: new RegExp(kept) }).filter({ visible: true }).first()).toBeVisible();

  await owner.goto(`/vehicles/${id}`);
  await owner.getByRole('button', { name: 'Share', exact: true }).click();
  const members = owner.getByRole('region', { name: 'Members' });
  await members.getByLabel('Member').selectOption({ label: name });
  await members.getByText('Sees', { exact: true }).click();
  await members.getByRole('button', { name: 'Share with this member' }).click();
  await expect(members.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  await expectAccessible(owner, 'grants');
  await shoot(owner, 'grants');
  await expect(async () => {
    await driver.goto('/');
    await expect(driver.getByRole('link', { name: new RegExp(shared) }).filter({ visible: true }).first()).toBeVisible({ timeout: 2_000 });
    await expect(driver.getByText(kept)).toHaveCount(0, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  // Who only sees it is offered nothing to add.
  await driver.goto(`/vehicles/${id}/readings`);
  await expect(driver.getByText('No readings yet')).toBeVisible();
  await expect(driver.getByRole('button', { name: 'Add a reading' })).toHaveCount(0);
});
