import type { Locator } from '@playwright/test';
import { addByName, addReading, expect, expectAccessible, logFill, rowsOnServer, settled, shoot, test, typeFill, unique } from './helpers.ts';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test('a fill-up opens over the page where there is room, and as a page on the phone', async ({ page, isMobile }) => {
  const id = await addByName(page, unique('Dialog'));
  await page.getByRole('main').getByRole('link', { name: 'Fill-up', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Fill-up' });
  if (isMobile) {
    await expect(page).toHaveURL(new RegExp(`/fill\\?v=${id}`));
    await expect(dialog).toBeHidden();
    return;
  }
  await expect(dialog).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/vehicles/${id}\\?fill=${id}`));
  await expect(dialog.getByLabel('Odometer')).toBeFocused();

  // Esc keeps what was typed; so does a reload, with the dialog still over its page.
  await typeFill(page, { odometer: '1000', volume: '40' });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/vehicles/${id}$`));
  await page.keyboard.press('f');
  await expect(dialog.getByLabel('Volume')).toHaveValue('40');
  await expect(dialog.getByText('What you typed before is still here.')).toBeVisible();
  await page.reload();
  await expect(dialog.getByLabel('Odometer')).toHaveValue('1000');
  await page.goBack();
  await expect(dialog).toBeHidden();
  await page.goForward();
  await expect(dialog).toBeVisible();
  await typeFill(page, { total: '60' });
  await expect(dialog.getByRole('button', { name: 'Save', exact: true })).toBeInViewport({ ratio: 1 });
  await shoot(page, 'fill-dialog');

  // Enter saves and leaves the page beneath where it was.
  await dialog.getByLabel('Total').press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/vehicles/${id}$`));
  await expect(page.getByText('40 L').first()).toBeVisible();
  await settled(page);
  expect(await rowsOnServer(page, id)).toBe(1);
});

test('the dialog opened by its own address closes onto its page', async ({ page }) => {
  const id = await addByName(page, unique('Address'));
  await settled(page);
  await page.goto(`/?fill=${id}`);
  await expect(page.getByRole('dialog', { name: 'Fill-up' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Garage' })).toBeVisible();
});

test('a charge, its hours and a trip in place of the odometer are logged and come back as typed', async ({ page }) => {
  await page.goto('/vehicles/new');
  await page.getByText('Just a name').click();
  const name = unique('Plug-in');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Electricity', { exact: true }).check();
  await page.getByLabel('What does it count?').selectOption({ label: 'Distance and hours' });
  await page.getByRole('textbox', { name: /^Battery/ }).fill('58');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.goto(`/fill?v=${id}`);
  await page.getByLabel('Fuel', { exact: true }).selectOption({ label: 'Electricity' });
  await page.getByLabel('Energy', { exact: true }).fill('40');
  await page.getByLabel('Total').fill('14');
  await expect(page.getByRole('switch', { name: 'Full charge' })).toBeChecked();
  await expect(page.getByText('Charged to the usual level')).toBeVisible();
  await page.getByText('Station, notes and more').click();
  await expect(page.getByLabel('Grade')).not.toHaveAttribute('placeholder');
  await page.getByLabel('Trip distance').fill('212.5');
  await page.getByLabel('Engine hours').fill('1250.5');
  await page.getByLabel('Battery before').fill('120');
  await expect(page.getByText('Type a number up to 100.')).toBeVisible();
  await page.getByLabel('Battery before').fill('20');
  await page.getByLabel('Battery after').fill('80');
  await page.getByLabel('Where', { exact: true }).selectOption({ label: 'At home' });
  await page.getByLabel('Tags').fill('trip, work');
  await expectAccessible(page, 'fields of a charge');
  await page.screenshot({ path: `../artifacts/screenshots/${test.info().project.name}/fill-charge.png`, fullPage: true });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await settled(page);
  await page.goto(`/vehicles/${id}/fuel`);
  await page.getByRole('main').getByRole('link', { name: /\d{4}/ }).filter({ visible: true }).first().click();
  await page.getByText('Station, notes and more').click();
  await expect(page.getByLabel('Trip distance')).toHaveValue('212.5');
  await expect(page.getByLabel('Engine hours')).toHaveValue('1250.5');
  await expect(page.getByLabel('Battery after')).toHaveValue('80');
  await expect(page.getByLabel('Tags')).toHaveValue('trip, work');
});

test('from the garage a fill-up takes five taps and three typed fields at most', async ({ page, isMobile }) => {
  const name = unique('Pump');
  await addByName(page, name);
  await settled(page);
  await page.goto('/');
  await page.evaluate(() => {
    const counts = { taps: 0, fields: new Set<EventTarget>() };
    addEventListener('pointerdown', () => (counts.taps += 1), true);
    addEventListener('input', (event) => event.target && counts.fields.add(event.target), true);
    Object.assign(window, { counts });
  });
  const tap = (where: Locator) => (isMobile ? where.tap() : where.click());
  const form = isMobile ? page.getByRole('main') : page.getByRole('dialog', { name: 'Fill-up' });
  await tap(page.getByRole('link', { name: `Fill-up ${name}` }));
  if (isMobile) await tap(form.getByLabel('Odometer'));
  await expect(form.getByLabel('Odometer')).toBeFocused();
  await page.keyboard.type('1000');
  await tap(form.getByLabel('Volume'));
  await page.keyboard.type('40');
  await tap(form.getByLabel('Total'));
  await page.keyboard.type('60');
  await tap(form.getByRole('button', { name: 'Save', exact: true }));
  await expect(form.getByLabel('Odometer')).toBeHidden();
  const counts = await page.evaluate(() => {
    const { counts: told } = window as unknown as { counts: { taps: number; fields: Set<EventTarget> } };
    return { taps: told.taps, fields: told.fields.size };
  });
  expect(counts.taps).toBeGreaterThan(0);
  expect(counts.taps).toBeLessThanOrEqual(5);
  expect(counts.fields).toBeLessThanOrEqual(3);
});

test('station, grade and payment follow the last fill-up, its price is only suggested, the same one again is told', async ({ page }) => {
  const id = await addByName(page, unique('Habit'));
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer: '46,905', volume: '40', total: '66.36' });
  await expect(page.getByText('Read as 46,905')).toBeVisible();
  await page.getByText('Station, notes and more').click();
  await page.getByLabel('Station').fill('Shell Mainz');
  await page.getByLabel('Grade').fill('E10');
  await page.getByLabel('Payment').fill('Card');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await settled(page);

  await page.goto(`/fill?v=${id}`);
  await expect(page.getByTestId('held')).toHaveText('Shell Mainz · E10 · Card');
  await expect(page.getByLabel('Price per L')).toHaveValue('');
  await expect(page.getByLabel('Price per L')).toHaveAttribute('placeholder', '1.659');
  await typeFill(page, { odometer: '46905', volume: '40' });
  await expect(page.getByText('This fill-up is logged already.')).toBeVisible();
  await shoot(page, 'fill-like-last');
  await typeFill(page, { odometer: '47405', volume: '30', total: '49.77' });
  await expect(page.getByText('This fill-up is logged already.')).toBeHidden();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await settled(page);
  await page.goto(`/vehicles/${id}/fuel`);
  await expect(page.getByText('Shell Mainz').filter({ visible: true })).toHaveCount(2);
});

test('starting over gives up what was typed, not what the last fill-up brings', async ({ page }) => {
  const id = await addByName(page, unique('Over'));
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer: '1000', volume: '40', total: '60' });
  await page.getByText('Station, notes and more').click();
  await page.getByLabel('Station').fill('Shell Mainz');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await settled(page);
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer: '1400', volume: '30' });
  await page.waitForTimeout(300);
  await page.reload();
  await expect(page.getByLabel('Volume')).toHaveValue('30');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByLabel('Volume')).toHaveValue('');
  await expect(page.getByText('What you typed before is still here.')).toHaveCount(0);
  await expect(page.getByTestId('held')).toHaveText('Shell Mainz');
  await expect(page.getByLabel('Odometer')).toBeFocused();
});

test('a short entry is completed from what the meter showed last, by itself too, and never across a new meter', async ({ page }) => {
  const id = await addByName(page, unique('Standing'));
  await logFill(page, id, { odometer: '64000', volume: '40', total: '60', date: daysAgo(20) });
  await settled(page);
  await page.goto(`/vehicles/${id}/readings`);
  await addReading(page, { value: '65000', date: daysAgo(10) });
  await page.goto(`/fill?v=${id}`);
  await expect(page.getByText('last 65,000 km')).toBeVisible();
  await page.getByLabel('Odometer').fill('120');
  await expect(page.getByText('Read as 65,120')).toBeVisible();
  // For fingers, on any screen.
  for (const target of [/No, it shows/, /^Unit km/, /^Unit L/]) {
    const box = await page.getByRole('button', { name: target }).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await settled(page);
  await page.goto(`/vehicles/${id}/readings`);
  await addReading(page, { value: '0', ended: '65100', date: daysAgo(5) });
  await page.goto(`/fill?v=${id}`);
  await expect(page.getByText('last 0 km')).toBeVisible();
  await page.getByLabel('Odometer').fill('310');
  await expect(page.getByText('+310 km')).toBeVisible();
  await expect(page.getByText(/Read as|Lower than/)).toHaveCount(0);
  await shoot(page, 'fill-after-new-meter');
  // Of a day before it, the old meter says what was last.
  await page.getByLabel('Date').fill(daysAgo(7));
  await expect(page.getByText('Read as 65,310')).toBeVisible();
});

test('a reading that nobody confirmed is nothing to go by', async ({ page }) => {
  const id = await addByName(page, unique('Doubt'));
  await logFill(page, id, { odometer: '64000', volume: '40', total: '60', date: daysAgo(3) });
  await settled(page);
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer: '6412', volume: '40', total: '60' });
  await page.getByRole('button', { name: /No, it shows/ }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await settled(page);
  await page.goto(`/fill?v=${id}`);
  await expect(page.getByText('last 64,000 km')).toBeVisible();
  await page.goto(`/vehicles/${id}/fuel`);
  await page.getByRole('main').getByRole('link', { name: /\d{4}/ }).filter({ visible: true }).first().click();
  await page.getByRole('button', { name: 'It is right' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Edit fill-up' })).toBeFocused();
});

test('what counts hours is filled up by its hours', async ({ page }) => {
  await page.goto('/vehicles/new');
  await page.getByText('Just a name').click();
  const name = unique('Boat');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('What does it count?').selectOption({ label: 'Engine hours' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const figure = page.locator('dl').filter({ hasText: 'Engine hours' });
  await expect(figure).toContainText('None yet');
  await expect(page.getByText('Odometer', { exact: true })).toBeHidden();
  await page.goto(`/fill?v=${id}`);
  await expect(page.getByLabel('Odometer')).toBeHidden();
  await page.getByLabel('Engine hours').fill('100');
  // No engine runs fifty hours in a day.
  await typeFill(page, { volume: '20', date: daysAgo(5) });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await settled(page);
  await page.goto(`/fill?v=${id}`);
  await expect(page.getByText('last 100 h')).toBeVisible();
  await page.getByLabel('Engine hours').fill('150');
  await typeFill(page, { volume: '25' });
  await expect(page.getByText('This tank: 0.5 L/h')).toBeVisible();
  await expectAccessible(page, 'a fill-up by hours');
  await shoot(page, 'fill-hours');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await settled(page);
  await page.goto(`/vehicles/${id}`);
  await expect(figure).toContainText('150 h');
  await shoot(page, 'vehicle-hours');
  const rows = page.getByRole('article');
  await expect(rows.nth(0)).toContainText('25 L · 150 h');
  await expect(rows.nth(0)).toContainText('0.5 L/h');
  await expect(rows.nth(1)).toContainText('Economy appears after the next full tank');
  await logFill(page, id, { volume: '10', date: daysAgo(2) });
  await settled(page);
  await page.goto(`/vehicles/${id}/fuel`);
  await expect(page.getByText('150 h').filter({ visible: true })).toBeVisible();
  // What was filled in between without hours counts with that tank.
  await expect(page.getByText('0.7 L/h').filter({ visible: true })).toBeVisible();
  await expect(page.getByText('No engine hours').filter({ visible: true })).toBeVisible();
  await expect(page.getByText(/odometer/i).filter({ visible: true })).toHaveCount(0);
  await expectAccessible(page, 'fill-ups by hours');
  await shoot(page, 'fuel-hours');
});
