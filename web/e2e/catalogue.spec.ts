import { expect, pick, shoot, test } from './helpers.ts';

/** Cars and a motorcycle that people have, with a trim or engine that they look for; null where the VIN data know none. */
const vehicles = [
  { year: '2020', make: 'Honda', model: 'Civic', trim: 'Sport Touring' },
  { year: '2018', make: 'Ford', model: 'F-150', trim: 'Super Crew - Raptor' },
  { year: '2022', make: 'Tesla', model: 'Model 3', trim: null },
  { year: '2015', make: 'Toyota', model: 'Camry', trim: 'Hybrid' },
  { year: '2023', make: 'BMW', model: 'X5', trim: 'xDrive40i' },
  { year: '2019', make: 'Harley-Davidson', model: 'Road King', trim: null, kind: 'Motorcycle' },
  { year: '2003', make: 'Honda', model: 'Accord', trim: 'EX-V6' },
  { year: '2012', make: 'Chevrolet', model: 'Silverado', trim: 'LT' },
  { year: '2016', make: 'Subaru', model: 'Outback', trim: 'Premium' },
  { year: '2021', make: 'Jeep', model: 'Wrangler', trim: 'Rubicon' },
  { year: '2010', make: 'Volkswagen', model: 'Jetta', trim: 'SE' },
  { year: '1998', make: 'Toyota', model: 'Corolla', trim: null },
  { year: '2024', make: 'Hyundai', model: 'Ioniq 5', trim: 'SEL' },
  { year: '2017', make: 'Nissan', model: 'Rogue', trim: null },
  { year: '1991', make: 'Mazda', model: 'MX-5', trim: null },
  { year: '2006', make: 'Porsche', model: '911', trim: 'Carrera' },
  { year: '2014', make: 'Mercedes-Benz', model: 'C-Class', trim: 'C250' },
  { year: '2022', make: 'Ford', model: 'Mustang Mach-E', trim: 'Premium' },
  { year: '2024', make: 'Toyota', model: 'RAV4', trim: 'XLE' },
  { year: '2019', make: 'Subaru', model: 'Forester', trim: 'Touring' },
  { year: '2023', make: 'Chevrolet', model: 'Silverado', trim: 'LTZ' },
  { year: '2021', make: 'Ram', model: '1500', trim: 'Laramie' },
];

test('the lists know the vehicles that people have, and none is stuck without them', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('/vehicles/new');
  await page.getByText('By model').click();
  for (const { year, make, model, trim, kind } of vehicles) {
    await test.step(`${year} ${make} ${model}`, async () => {
      await page.getByText(kind ?? 'Car, van, truck', { exact: true }).click();
      await pick(page, 'Year', year);
      await pick(page, 'Make', make);
      await pick(page, 'Model', model);
      await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(new RegExp(`^${model}$`, 'i'));
      if (trim) await pick(page, 'Trim', trim);
      // The general styles are always offered, so that nobody is stuck here.
      await expect(page.getByRole('combobox', { name: 'Transmission' })).toBeEnabled();
      await expect(page.getByRole('button', { name: 'Use this vehicle' })).toBeEnabled();
      await expect(page.getByRole('button', { name: 'My vehicle is not listed' })).toBeEnabled();
      if (kind) {
        await shoot(page, 'pickers-motorcycle');
      }
    });
  }
  await shoot(page, 'pickers-last');
});

test('a motorcycle from the lists is added as one', async ({ page }) => {
  await page.goto('/vehicles/new');
  await page.getByText('By model').click();
  await page.getByText('Motorcycle', { exact: true }).click();
  await pick(page, 'Year', '2019');
  await pick(page, 'Make', 'Harley-Davidson');
  await pick(page, 'Model', 'Road King');
  await page.getByRole('button', { name: 'Use this vehicle' }).click();
  await expect(page.getByLabel('Kind')).toHaveValue('MOTORCYCLE');
  await expect(page.getByRole('textbox', { name: 'Model' })).toHaveValue('Road King');
});
