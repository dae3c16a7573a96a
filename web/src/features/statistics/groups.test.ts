import { expect, test } from 'vitest';
import { groupsOf } from './groups';

test('a group counts the fill-ups of the chosen energy alone, and is left out without any', () => {
  const petrol = { energySource: 'PETROL' as const, fillCount: 10 };
  const charges = { energySource: 'ELECTRICITY' as const, fillCount: 30 };
  const depot = { name: 'Depot', figures: { sources: [charges] } };
  const unsaid = { name: null, figures: { sources: [petrol, charges] } };
  expect(groupsOf([depot, unsaid], 'PETROL')).toEqual([{ group: unsaid, own: petrol }]);
  expect(groupsOf([depot, unsaid], 'ELECTRICITY').map(({ own }) => own.fillCount)).toEqual([30, 30]);
});
