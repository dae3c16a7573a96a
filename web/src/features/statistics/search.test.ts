import * as v from 'valibot';
import { expect, test } from 'vitest';
import { comparisonSearch, statisticsSearch } from './search';

test('an address holds a range and an energy, and drops what it does not know', () => {
  expect(v.parse(statisticsSearch, { range: 'all', energy: 'ELECTRICITY' })).toEqual({ range: 'all', energy: 'ELECTRICITY' });
  expect(v.parse(statisticsSearch, { range: 'decade', energy: 7 })).toEqual({ range: undefined, energy: undefined });
  expect(v.parse(comparisonSearch, {})).toEqual({});
});
