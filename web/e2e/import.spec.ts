import { crc32 } from 'node:zlib';
import { expect, expectAccessible, shoot, test, unique } from './helpers.ts';

const fuelio = (name: string) => `"## Vehicle"
"Name","Description","DistUnit","FuelUnit","ConsumptionUnit","ImportCSVDateFormat","Make","Model","Year"
"${name}","","0","0","0","yyyy-MM-dd","Volkswagen","Golf","2015"
"## Log"
"Data","Odo (km)","Fuel (litres)","Full","Price (optional)","l/100km (optional)","City (optional)","Notes (optional)","Missed","TankNumber","FuelType","VolumePrice"
"2026-03-10","1500","30","1","51.00","6.0","Mainz","","0","1","110","1.70"
"2026-02-31","1250","20","1","34.00","","Mainz","","0","1","110","1.70"
"2026-03-01","1000","40","1","68.00","","Mainz","","0","1","110","1.70"
`;

test('a file of another program is recognised, looked at, taken in, known again, and taken back', async ({ page }) => {
  test.setTimeout(180_000);
  const name = unique('Imported');
  const file = { name: 'vehicle-1-sync.csv', mimeType: 'text/csv', buffer: Buffer.from(fuelio(name)) };
  await page.goto('/settings');
  await page.getByRole('link', { name: /Import/ }).filter({ visible: true }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  await expect(page.getByText(/up to 50 MB/)).toBeVisible();
  await expectAccessible(page, 'choose a file');
  await shoot(page, 'import-choose');
  await page.getByLabel(/Choose a file/).setInputFiles(file);
  await expect(page.getByText('Read as a file of Fuelio.')).toBeVisible();
  await expect(page.getByText('2 new fill-ups')).toBeVisible();
  // The 31st of February stays out, and only when the person says so.
  await expect(page.getByRole('button', { name: 'Take them in' })).toBeDisabled();
  await expect(page.getByText('Stays out', { exact: true })).toBeVisible();
  await expectAccessible(page, 'what was read');
  await page.screenshot({ path: `../artifacts/screenshots/${test.info().project.name}/import-read.png`, fullPage: true });
  await page.getByRole('switch', { name: /Leave rows with faults out/ }).click();
  await page.getByRole('button', { name: 'Take them in' }).click();
  await expect(page.getByText('2 fill-ups went in.')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('h2:focus')).toHaveCount(1);
  await expectAccessible(page, 'taken in');
  await shoot(page, 'import-done');

  await page.goto('/');
  await page.getByRole('link', { name: new RegExp(name) }).filter({ visible: true }).first().click();
  await expect(page.getByText('6.0 L/100 km').first()).toBeVisible();

  // The same file again has nothing new.
  await page.goto('/settings/import');
  await page.getByLabel(/Choose a file/).setInputFiles(file);
  await expect(page.getByText('0 new fill-ups')).toBeVisible();
  await expect(page.getByText('2 are there already and stay as they are.')).toBeVisible();
  await page.getByRole('button', { name: 'Another file' }).click();
  await page.getByRole('button', { name: /^Open/ }).last().click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Taken back. Everything is as it was before.')).toBeVisible({ timeout: 30_000 });
  await expect(async () => {
    await page.goto('/');
    await expect(page.getByText(name)).toHaveCount(0, { timeout: 5_000 });
  }).toPass({ timeout: 40_000 });
});

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** A zip of files as they are. */
function zipOf(files: [name: string, bytes: Buffer][]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    parts.push(Buffer.from('PK\x03\x04'), head, Buffer.from(name), bytes);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), head, rest, Buffer.from(name));
    offset += 30 + name.length + bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end]);
}

test('receipts in a zip come along, and those that cannot are told', async ({ page }) => {
  test.setTimeout(120_000);
  const name = unique('Pictured');
  const log = `"## Vehicle"
"Name","DistUnit","FuelUnit","ImportCSVDateFormat"
"${name}","0","0","yyyy-MM-dd"
"## Log"
"Data","Odo (km)","Fuel (litres)","Full","UniqueId"
"2026-03-01","1000","40","1","1"
"## Pictures"
"Filename","Note","Type","target_id"
"bon.png","","1","1"
"bon.heic","","1","1"
"gone.jpg","","1","1"
`;
  const zip = zipOf([['vehicle-1-sync.csv', Buffer.from(log)], ['pictures/bon.png', picture], ['pictures/bon.heic', Buffer.from('heic')]]);
  await page.goto('/settings/import');
  await page.getByLabel(/Choose a file/).setInputFiles({ name: 'Fuelio.zip', mimeType: 'application/zip', buffer: zip });
  await expect(page.getByText('1 new fill-up')).toBeVisible();
  await expect(page.getByText('1 receipt comes along')).toBeVisible();
  await expect(page.getByText('bon.heic: no JPEG, PNG or WebP picture and no PDF')).toBeVisible();
  await expect(page.getByText(/1 × Pictures – named in the file, but not in it/)).toBeVisible();
  await expectAccessible(page, 'receipts of a zip');
  await shoot(page, 'import-receipts');
  await page.getByRole('button', { name: 'Take them in' }).click();
  await expect(page.getByText('1 receipt came along.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('1 receipt could not be taken.')).toBeVisible();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Taken back. Everything is as it was before.')).toBeVisible({ timeout: 30_000 });
});

test('a picture named as a table and an empty file get a clear word', async ({ page }) => {
  await page.goto('/settings/import');
  await page.getByLabel(/Choose a file/).setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await expect(page.getByText('This file is empty.')).toBeVisible();
  await page.getByLabel(/Choose a file/).setInputFiles({ name: 'fuel.csv', mimeType: 'text/csv', buffer: picture });
  await expect(page.getByRole('heading', { name: 'fuel.csv' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take them in' })).toHaveCount(0);
  await expectAccessible(page, 'no table');
  await shoot(page, 'import-unreadable');
});
