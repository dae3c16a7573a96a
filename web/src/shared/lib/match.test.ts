import { expect, test } from 'vitest';
import { matchOptions } from './match';

const options = ['Accord', 'Škoda Citigo', 'F-150', 'Civic', 'CR-V', 'Insight'].map((name) => ({ id: name, name }));
const names = (typed: string, recent: string[] = []) => matchOptions(options, typed, recent).map(({ option }) => option.name);

test('beginnings lead, then words within, then letters anywhere', () => {
  expect(names('ci')).toEqual(['Civic', 'Škoda Citigo']);
  expect(names('c')).toEqual(['Civic', 'CR-V', 'Škoda Citigo', 'Accord']);
});

test('hyphens, accents and case do not matter', () => {
  expect(names('f150')).toEqual(['F-150']);
  expect(names('crv')).toEqual(['CR-V']);
  expect(names('skoda')).toEqual(['Škoda Citigo']);
  expect(names('F 1')).toEqual(['F-150']);
});

test('what was chosen lately leads the untouched list, once', () => {
  expect(names('', ['Insight', 'Gone', 'Civic']).slice(0, 3)).toEqual(['Insight', 'Civic', 'Accord']);
  expect(names('', ['Insight'])).toHaveLength(options.length);
});

test('what fits nowhere finds nothing', () => {
  expect(names('zzz')).toEqual([]);
});
