import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addByName, expect, expectAccessible, logFill, settled, shoot, tags, test, unique } from './helpers.ts';

type Media = { colorScheme: 'light' | 'dark'; forcedColors: 'active' | 'none' };

const looks: { name: string; media: Media; theme?: string }[] = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'contrast', media: { colorScheme: 'light', forcedColors: 'none' }, theme: 'High contrast' },
  { name: 'contrast-dark', media: { colorScheme: 'dark', forcedColors: 'none' }, theme: 'High contrast' },
  { name: 'forced', media: { colorScheme: 'dark', forcedColors: 'active' } },
];

async function chooseTheme(page: Page, theme: string): Promise<void> {
  await page.goto('/settings');
  await page.getByRole('radio', { name: theme }).click();
  await expect(page.getByRole('radio', { name: theme })).toBeChecked();
  await settled(page);
}

for (const { name: look, media, theme } of looks) {
  test(`axe finds nothing on any page, ${look}; nothing scrolls sideways`, async ({ page, browser }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    if (theme) await chooseTheme(page, theme);
    const id = await addByName(page, unique('Axe'));
    await logFill(page, id, { odometer: '10000', volume: '40', total: '66', date: '2026-01-02' });
    await logFill(page, id, { odometer: '10500', volume: '41', total: '70', date: '2026-01-20' });
    await settled(page);
    await page.goto(`/vehicles/${id}/fuel`);
    const editPath = await page.getByRole('link', { name: /20 Jan 2026/ }).filter({ visible: true }).getAttribute('href');
    const paths = ['/', `/vehicles/${id}`, `/vehicles/${id}/fuel`, `/vehicles/${id}/readings`, editPath ?? '', `/vehicles/${id}/edit`, '/vehicles/new', `/fill?v=${id}`, `/vehicles/${id}?fill=${id}`, '/settings', '/settings/tokens', '/sync', '/more', '/no-such-page'];
    // Their own specs look at these in the light.
    if (look === 'dark') paths.push('/settings/data', '/settings/import', '/household', '/household/new', '/activity', '/trash', '/admin', '/take-over');
    // Colours move nothing: what reflows is measured once a scheme.
    const sizes = theme || media.forcedColors === 'active' ? [] : page.viewportSize()?.width === 390 ? [320, 390, 834] : [1440];
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: path.includes('?fill') ? 2 : 1 }).first()).toBeVisible();
      await expect(page.locator('.skeleton')).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(violations.map(({ id: rule, nodes }) => ({ rule, path, nodes: nodes.map((node) => node.html) }))).toEqual([]);
      const height = page.viewportSize()?.height ?? 844;
      const own = page.viewportSize()?.width ?? 390;
      for (const width of sizes) {
        await page.setViewportSize({ width, height });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect({ path, width, over }).toEqual({ path, width, over: 0 });
      }
      await page.setViewportSize({ width: own, height });
      const name = path.replaceAll(id, 'id').replace(/fuel_log_\w+/, 'edit').replace(/\?fill.*/, '_dialog').replace(/\?.*/, '').replaceAll('/', '_');
      await shoot(page, `${look}${name}`);
    }
    const { viewport = null, baseURL = '', isMobile = false, hasTouch = false } = test.info().project.use;
    const outside = await browser.newContext({ viewport, baseURL, isMobile, hasTouch, ...media, reducedMotion: 'reduce' });
    const guest = await outside.newPage();
    // The last two are the issuer's own pages: its sign-in, and what it says when sign-up is closed.
    for (const path of ['/welcome', '/setup?token=example', '/setup', '/auth/sign-in', '/auth/sign-in?prompt=create']) {
      await guest.goto(path);
      await expect(guest.getByRole('heading', { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page: guest }).withTags(tags).analyze();
      expect(violations.map(({ id: rule, nodes }) => ({ rule, path, nodes: nodes.map((node) => node.html) }))).toEqual([]);
      await shoot(guest, `${look}${path.replace('?prompt=create', '-create').replace(/\?.*/, '').replaceAll('/', '_')}`);
    }
    await outside.close();
    if (theme) await chooseTheme(page, 'System');
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in what opens while adding a vehicle, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/vehicles/new');
    await page.getByRole('button', { name: 'Scan the VIN' }).click();
    await expect(page.getByRole('dialog', { name: 'Scan the VIN' })).toBeVisible();
    await expect(page.getByText('There is no camera here.')).toBeVisible();
    await expectAccessible(page, 'scan');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'VIN' }).fill('1HGCM82633A004352');
    await expect(page.getByText('Sure').first()).toBeVisible();
    await expectAccessible(page, 'decoded');
    await page.getByRole('button', { name: 'Use these details' }).click();
    await page.getByRole('textbox', { name: /^Model/ }).fill('Something else');
    await expectAccessible(page, 'review');
    await shoot(page, `${colorScheme}-add-review`);
    await page.getByRole('button', { name: 'Back', exact: true }).last().click();
    await page.getByText('By model').click();
    await page.getByRole('combobox', { name: 'Year' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectAccessible(page, 'list');
    await page.getByRole('combobox', { name: 'Year' }).fill('zz');
    await expect(page.getByText('Nothing fits these letters.')).toBeVisible();
    await expectAccessible(page, 'empty list');
    await shoot(page, `${colorScheme}-add-list`);
  });
}

test('long names break instead of widening any page', async ({ page }) => {
  const word = 'Donaudampfschifffahrtsgesellschaft';
  const id = await addByName(page, unique(`${word}skapitänsmütze Wanderausstellung`));
  await settled(page);
  await page.goto(`/vehicles/${id}/edit`);
  await page.getByLabel('Make').fill('Mercedes-Benz');
  await page.getByLabel('Model').fill('E 220 d T-Modell Avantgarde Sportpaket');
  await page.getByLabel('Plate').fill('WI XY 1234');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await logFill(page, id, { odometer: '10000', volume: '40', total: '66', date: new Date().toISOString().slice(0, 10) });
  await settled(page);
  const own = page.viewportSize() ?? { width: 390, height: 844 };
  for (const path of ['/', `/vehicles/${id}`, `/vehicles/${id}/fuel`, `/vehicles/${id}/readings`, `/vehicles/${id}/statistics`, `/vehicles/${id}/edit`, `/fill?v=${id}`, '/statistics']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    for (const width of own.width === 390 ? [320, 390] : [1440]) {
      await page.setViewportSize({ ...own, width });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect({ path, width, over }).toEqual({ path, width, over: 0 });
    }
    await page.setViewportSize(own);
    await shoot(page, `long-names${path.replaceAll(id, 'id').replace(/\?.*/, '').replaceAll('/', '_')}`);
  }
});
