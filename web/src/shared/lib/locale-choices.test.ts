import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { currencies } from './locale-choices';

const codes = (current = 'EUR') => currencies('en-GB', current).map(([code]) => code);

test('what the server takes is offered, and nothing else', () => {
  const source = readFileSync('../backend/src/kernel/money.rs', 'utf8');
  const lists = [...source.matchAll(/(?:DIGITS|ONCE): &str = "([^"]*)"/g)].flatMap(([, list = '']) => list.split(/[\s\\]+/));
  expect(codes().toSorted()).toEqual(lists.filter(Boolean).toSorted());
  expect(codes()).not.toContain('XXX');
});

test('the common ones come first, and one that nobody knows is kept', () => {
  expect(codes().slice(0, 3)).toEqual(['EUR', 'USD', 'GBP']);
  expect(codes('VEF')).toContain('VEF');
  expect(currencies('de-DE', 'EUR').find(([code]) => code === 'ISK')).toEqual(['ISK', 'Isländische Krone']);
});
