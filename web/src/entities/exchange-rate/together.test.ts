import { expect, test } from 'vitest';
import { addConverted, together } from './together';

const paid = [{ amount: '50.00', currency: 'EUR' }, { amount: '20.00', currency: 'CHF' }];
const converted = { amount: '71.20', currency: 'EUR', isConverted: true, unconverted: [] };

test('what was paid abroad counts where every rate is known, and stands beside it where not', () => {
  expect(together(paid, converted)).toEqual([{ amount: '71.20', currency: 'EUR' }]);
  expect(together(paid, { ...converted, amount: '50.00', unconverted: [{ amount: '20.00', currency: 'CHF' }] })).toEqual(paid);
  expect(together([], converted)).toEqual([]);
  expect(together(paid, undefined)).toEqual(paid);
});

test('a fill-up that waits counts at once at home, and abroad after its rate is known', () => {
  expect(addConverted(converted, '10', 'EUR')).toEqual({ ...converted, amount: '81.2' });
  expect(together(paid, addConverted(converted, '10', 'CHF'))).toEqual(paid);
  expect(addConverted(undefined, '10', 'CHF')).toBeUndefined();
});
