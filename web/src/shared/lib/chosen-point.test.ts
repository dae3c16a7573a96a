import { expect, test } from 'vitest';
import { chosenIndex, spanOf } from './chosen-point';

const points = (...labels: string[]) => labels.map((label) => ({ label }));

test('the newest point is shown until one is chosen', () => {
  const year = points('May', 'June', 'July');
  expect(chosenIndex(year, null)).toBe(2);
  expect(chosenIndex(year, { index: 0, span: spanOf(year) })).toBe(0);
});

test('a choice holds for the points among which it was made alone', () => {
  const year = points('May', 'June', 'July');
  const all = points('January', 'February', 'March', 'April', ...year.map(({ label }) => label));
  expect(chosenIndex(all, { index: 2, span: spanOf(year) })).toBe(6);
  expect(chosenIndex(year, { index: 5, span: spanOf(all) })).toBe(2);
  expect(chosenIndex([], { index: 5, span: spanOf(all) })).toBe(-1);
});
