import { createMemoryHistory } from '@tanstack/react-router';
import { afterEach, expect, test } from 'vitest';
import { enterSheet, sheetsLeft } from './sheet-history';

type Router = Parameters<typeof enterSheet>[0];

let closing: (() => void)[] = [];

function routerAt(...pages: string[]): Router {
  const history = createMemoryHistory({ initialEntries: pages });
  const navigate = ({ state }: { state: (old: object) => object }) => Promise.resolve(history.push(history.location.href, state(history.location.state)));
  return { history, navigate: navigate as Router['navigate'] };
}

/** A sheet that leaves when it is told to close. */
function show(router: Router) {
  const sheet = { isOpen: true, close: () => {} };
  const left = enterSheet(router, () => sheet.close());
  sheet.close = () => {
    if (sheet.isOpen) left();
    sheet.isOpen = false;
  };
  closing.push(sheet.close);
  return sheet;
}

const settled = () => new Promise((done) => { setTimeout(done); });
const stand = ({ history }: Router) => `${history.location.pathname} ${history.location.state.sheets ?? 0}`;

afterEach(async () => {
  for (const close of closing) close();
  closing = [];
  await settled();
});

test('going back closes the sheet and stays on the page', async () => {
  const router = routerAt('/a', '/b');
  const sheet = show(router);
  await settled();
  expect(stand(router)).toBe('/b 1');
  router.history.back();
  expect(sheet.isOpen).toBe(false);
  await settled();
  expect(stand(router)).toBe('/b 0');
  router.history.back();
  expect(stand(router)).toBe('/a 0');
});

test('a sheet that is closed takes its entry along', async () => {
  const router = routerAt('/a', '/b');
  const sheet = show(router);
  await settled();
  sheet.close();
  await settled();
  await sheetsLeft();
  expect(stand(router)).toBe('/b 0');
  router.history.back();
  expect(stand(router)).toBe('/a 0');
});

test('one sheet over another closes by itself, and one in place of another takes its entry', async () => {
  const router = routerAt('/a');
  const below = show(router);
  await settled();
  const above = show(router);
  await settled();
  expect(stand(router)).toBe('/a 2');
  router.history.back();
  expect([below.isOpen, above.isOpen]).toEqual([true, false]);
  await settled();
  below.close();
  const instead = show(router);
  await settled();
  expect([stand(router), instead.isOpen]).toEqual(['/a 1', true]);
});

test('a sheet that only goes a step back in itself has its entry again', async () => {
  const router = routerAt('/a', '/b');
  closing.push(enterSheet(router, () => {}));
  await settled();
  router.history.back();
  await settled();
  expect(stand(router)).toBe('/b 1');
});

test('coming back to a page whose sheet was left for another page, one is on the page', async () => {
  const router = routerAt('/a', '/b');
  const sheet = show(router);
  await settled();
  router.history.push('/c');
  sheet.close();
  await settled();
  expect(stand(router)).toBe('/c 0');
  router.history.back();
  await settled();
  expect(stand(router)).toBe('/b 0');
});
