import { addByName, expect, logFill, pick, settled, shoot, test, typeFill, unique } from './helpers.ts';

// As people have it: with the service worker.
test.use({ serviceWorkers: 'allow' });

test('the main job: add vehicles three ways, log fill-ups, see economy, edit, delete with undo, change units', async ({ page }) => {
  await page.goto('/vehicles/new');
  await page.getByRole('textbox', { name: 'VIN' }).fill('1hgcm 82633 a004352');
  await expect(page.getByText('The check digit fits.')).toBeVisible();
  await expect(page.getByText('Accord').first()).toBeVisible();
  await shoot(page, 'add-vin');
  await page.getByRole('button', { name: 'Use these details' }).click();
  const accord = unique('Accord');
  await page.getByLabel('Name', { exact: true }).fill(accord);
  await expect(page.getByRole('textbox', { name: /^Make/ })).toHaveValue('Honda');
  await shoot(page, 'add-review');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: accord })).toBeVisible();
  const vehicleId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  await page.goto('/vehicles/new');
  await page.getByText('By model').click();
  await pick(page, 'Year', '2020');
  await pick(page, 'Make', 'Honda');
  await pick(page, 'Model', 'Civic');
  await shoot(page, 'add-pickers');
  await page.getByRole('button', { name: 'Use this vehicle' }).click();
  const civic = unique('Civic');
  await page.getByLabel('Name', { exact: true }).fill(civic);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: civic })).toBeVisible();
  await addByName(page, unique('Moped of 1968'));

  await logFill(page, vehicleId, { odometer: '45000', volume: '40', total: '66.00', date: '2026-01-05' });
  await expect(page.getByText('Economy appears after the next full tank').first()).toBeVisible();
  await page.goto(`/fill?v=${vehicleId}`);
  await typeFill(page, { odometer: '500', volume: '41,5', total: '70.13', date: '2026-01-20' });
  await expect(page.getByText('Read as 45,500')).toBeVisible();
  await expect(page.getByText('This tank: 8.3 L/100 km')).toBeVisible();
  await shoot(page, 'fill');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('8.3 L/100 km').first()).toBeVisible();
  await logFill(page, vehicleId, { odometer: '46000', volume: '36', total: '60.10', date: '2026-02-03' });
  await shoot(page, 'vehicle');
  await settled(page);
  await shoot(page, 'sync-empty');

  await page.goto(`/vehicles/${vehicleId}/fuel`);
  const third = page.getByRole('link', { name: /3 Feb 2026/ }).filter({ visible: true });
  await expect(third).toBeVisible();
  await shoot(page, 'fuel');
  await third.click();
  await expect(page.getByLabel('Volume')).toHaveValue('36');
  await page.getByLabel('Volume').fill('37.5');
  await shoot(page, 'fill-edit');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('7.5 L/100 km').filter({ visible: true }).first()).toBeVisible();

  await page.getByRole('link', { name: /3 Feb 2026/ }).filter({ visible: true }).click();
  await page.getByRole('button', { name: 'Delete fill-up' }).click();
  await expect(page.getByRole('link', { name: /3 Feb 2026/ }).filter({ visible: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: /3 Feb 2026/ }).filter({ visible: true })).toHaveCount(1);

  await page.goto('/settings');
  await page.getByText('Miles', { exact: true }).click();
  await page.getByLabel('Economy', { exact: true }).selectOption('MILES_PER_US_GALLON');
  await expect(page.getByTestId('units-preview')).toContainText('mpg US');
  await shoot(page, 'settings');
  await settled(page);
  await page.goto(`/vehicles/${vehicleId}`);
  await expect(page.getByText('mpg US').first()).toBeVisible();
  await page.goto('/settings');
  await page.getByText('Kilometres', { exact: true }).click();
  await page.getByLabel('Economy', { exact: true }).selectOption('LITRES_PER_100_KM');
  // What the device keeps survives the next load; a choice on its way there does not.
  await expect(page.getByTestId('units-preview')).toContainText('L/100 km');
  await settled(page);
  await page.goto('/');
  await expect(page.getByRole('link', { name: accord, exact: true }).filter({ visible: true }).first()).toBeVisible();
  await shoot(page, 'garage');
});

test('odd VINs each get their own words and never stop anyone', async ({ page }) => {
  await page.goto('/vehicles/new');
  const vin = page.getByRole('textbox', { name: 'VIN' });
  await vin.fill('1HGCM82633A00435');
  await expect(page.getByText('1 more to go.')).toBeVisible();
  await vin.fill('1HGCM82633A0043522');
  await expect(page.getByText('This has 18 characters')).toBeVisible();
  await vin.fill('1HGCM82633AO04352');
  await expect(page.getByText('is never part of a VIN')).toBeVisible();
  await page.getByRole('button', { name: 'Change it to 0' }).click();
  await expect(page.getByText('The check digit fits.')).toBeVisible();
  await vin.fill('1HGCM82643A004352');
  await expect(page.getByText('position 9 is 4, it should be 3')).toBeVisible();
  await page.getByRole('button', { name: /Continue with this VIN|Use these details/ }).click();
  await page.getByLabel('Name', { exact: true }).fill(unique('Odd VIN'));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Odd VIN/ })).toBeVisible();
});

test('impossible values are refused beside the field, odd ones are shown and saved, typing outlives a reload', async ({ page }) => {
  const id = await addByName(page, unique('Checks'));
  await logFill(page, id, { odometer: '10000', volume: '40', total: '60', date: '2026-01-05' });
  await page.goto(`/fill?v=${id}`);
  await typeFill(page, { odometer: '9000.5', volume: '-4', total: 'abc' });
  await expect(page.getByText(/Lower than last time/)).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/This cannot be below zero/)).toBeVisible();
  await expect(page.getByText(/Type digits only/)).toBeVisible();
  await page.getByLabel('Volume').fill('40');
  await page.getByLabel('Total').fill('800');
  await expect(page.getByText(/Very different from your usual price/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Volume')).toHaveValue('40');
  await expect(page.getByLabel('Total')).toHaveValue('800');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`**/vehicles/${id}`);
  await settled(page);
  await page.goto(`/vehicles/${id}`);
  await expect(page.getByText('Odd odometer').first()).toBeVisible();
});

test('two tabs on one record: the second sees both versions, mixes them, and loses nothing', async ({ page, context }) => {
  const id = await addByName(page, unique('Shared'));
  await settled(page);
  await page.goto(`/vehicles/${id}/edit`);
  await expect(page.getByLabel('Plate')).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/vehicles/${id}/edit`);
  await other.getByLabel('Plate').fill('THEIRS 1');
  await other.getByLabel('Notes').fill('Their words.');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  // Stored on the device first, then sent.
  await expect(other).toHaveURL(new RegExp(`/vehicles/${id}$`));
  await settled(other);
  await other.close();
  await page.getByLabel('Plate').fill('MINE 2');
  await page.getByLabel('Notes').fill('My words.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Compare' }).click();
  const plate = page.getByRole('group', { name: 'Plate' });
  await expect(plate.getByRole('radio', { name: 'MINE 2' })).toBeChecked();
  await expect(page.getByRole('group', { name: 'Notes' }).getByRole('radio', { name: /^Both/ })).toBeChecked();
  await plate.getByRole('radio', { name: 'THEIRS 1' }).check();
  await shoot(page, 'conflict');
  await page.getByRole('button', { name: 'Save this mix' }).click();
  await settled(page);
  await page.goto(`/vehicles/${id}`);
  await expect(page.getByText('THEIRS 1').first()).toBeVisible();
  await expect(page.getByText('Their words.')).toContainText('My words.');
});

test('keeping their version drops mine, and that can be undone', async ({ page, context }) => {
  const id = await addByName(page, unique('Kept'));
  await settled(page);
  await page.goto(`/vehicles/${id}/edit`);
  await expect(page.getByLabel('Plate')).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/vehicles/${id}/edit`);
  await other.getByLabel('Plate').fill('THEIRS 3');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await settled(other);
  await other.close();
  await page.getByLabel('Plate').fill('MINE 4');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Keep theirs' }).click();
  await expect(page.getByText('Everything you saved is on the server')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await settled(page);
  await page.goto(`/vehicles/${id}`);
  await expect(page.getByText('MINE 4').first()).toBeVisible();
});

test('without the catalogue the pickers say so and offer to retry, and a name is enough', async ({ page }) => {
  const failure = { data: null, errors: [{ message: 'The vehicle catalogue does not answer.', extensions: { code: 'UPSTREAM_UNAVAILABLE', service: 'vehicles', retryable: true } }] };
  let down = true;
  await page.route('**/graphql', async (route) =>
    down && /"operationName":"List(Years|Makes|Models|Trims|Engines|Transmissions)"/.test(route.request().postData() ?? '')
      ? route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(failure) })
      : route.continue(),
  );
  await page.goto('/vehicles/new');
  await page.getByText('By model').click();
  await expect(page.getByText('The vehicle catalogue is not available right now.')).toBeVisible();
  await shoot(page, 'catalogue-down');
  down = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await pick(page, 'Year', '2020');
  await expect(page.getByRole('combobox', { name: 'Make' })).toBeEnabled();
  await page.getByRole('button', { name: 'My vehicle is not listed' }).click();
  await page.getByLabel('Name', { exact: true }).fill(unique('Unlisted'));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Unlisted/ })).toBeVisible();
});

test('signing out leaves nothing of this person on the device', async ({ page }) => {
  await addByName(page, unique('Mine'));
  await settled(page);
  // The shared account of the suite stays signed in: only the answer is real here, not its effect.
  await page.route('**/auth/sign-out', async (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{"redirect":"/app-config.json"}' }));
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Sign out' }).click();
  // A document of the same origin that does not start the app again.
  await page.waitForURL('**/app-config.json');
  const left = await page.evaluate(async () => ({ bases: (await indexedDB.databases()).map((base) => base.name), viewer: localStorage.getItem('mvp.viewer') }));
  expect(left).toEqual({ bases: [], viewer: null });
});

test('a plug-in hybrid tells its energies apart; AdBlue is offered beside diesel', async ({ page }) => {
  await page.goto('/');
  const send = async (name: string, input: object, wanted: string): Promise<string> => {
    const query = `mutation($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${wanted} { id } userErrors { message } } }`;
    const answer = await page.request.post('/graphql', { data: { query, variables: { input } }, headers: { origin: new URL(page.url()).origin } });
    return ((await answer.json()) as { data: Record<string, Record<string, { id: string }>> }).data[name]?.[wanted]?.id ?? '';
  };
  const name = unique('Hybrid');
  const vehicleId = await send('createVehicle', { nickname: name, energySources: ['PETROL', 'ELECTRICITY'] }, 'vehicle');
  const today = new Date().toISOString().slice(0, 10);
  for (const [energySource, odometer, value, unit] of [['PETROL', '1000', '30', 'LITRE'], ['ELECTRICITY', '1000', '12', 'KILOWATT_HOUR'], ['ELECTRICITY', '1100', '11', 'KILOWATT_HOUR'], ['PETROL', '1500', '25', 'LITRE']] as const) {
    await send('createFuelLog', { vehicleId, energySource, filledOn: today, odometer: { value: odometer, unit: 'KILOMETRE' }, quantity: { value, unit }, total: '20', currency: 'EUR' }, 'fuelLog');
  }
  for (const path of ['/', `/vehicles/${vehicleId}`]) {
    await page.goto(path);
    await expect(page.getByText(/Petrol 5\.0 L\/100 km/).filter({ visible: true }).first()).toBeVisible();
    await expect(page.getByText(/Electricity 11\.0 kWh\/100 km/).filter({ visible: true }).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await shoot(page, path === '/' ? 'hybrid-garage' : 'hybrid-vehicle');
  }
  await expect(page.getByText(/Electricity · 12 kWh/)).toBeVisible();
  await page.goto(`/vehicles/${vehicleId}/fuel`);
  await expect(page.getByRole('main').getByText(/^Petrol/).filter({ visible: true })).toHaveCount(2);
  await shoot(page, 'hybrid-fuel');

  await page.goto(`/vehicles/${vehicleId}/edit`);
  await expect(page.getByRole('checkbox', { name: 'AdBlue' })).toHaveCount(0);
  for (const source of ['Diesel', 'AdBlue', 'Petrol']) await page.getByRole('checkbox', { name: source }).click();
  await shoot(page, 'hybrid-adblue');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Electricity, Diesel, AdBlue')).toBeVisible();
});
