import { addByName, expect, settled, test, unique } from './helpers.ts';

test('the app sends hashes of known documents, never their text', async ({ page }) => {
  const bodies: { operationName: string; query?: string; extensions?: { persistedQuery?: { sha256Hash: string } } }[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') bodies.push(JSON.parse(request.postData() ?? '{}') as (typeof bodies)[number]);
  });
  await addByName(page, unique('Hash'));
  await settled(page);
  expect(bodies.map(({ operationName }) => operationName)).toEqual(expect.arrayContaining(['ReadViewer', 'ListVehicles', 'CreateVehicle']));
  expect(bodies.filter(({ query }) => query !== undefined)).toEqual([]);
  expect(bodies.every(({ extensions }) => /^[0-9a-f]{64}$/.test(extensions?.persistedQuery?.sha256Hash ?? ''))).toBe(true);
});
