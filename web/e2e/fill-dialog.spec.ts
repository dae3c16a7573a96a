import { addByName, expect, rowsOnServer, settled, shoot, test, typeFill, unique } from './helpers.ts';

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
