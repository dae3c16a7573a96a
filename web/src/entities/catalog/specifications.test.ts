import { expect, test } from 'vitest';
import { specificationGroups } from './specifications';

test('groups come in vPIC\'s order, those without a group last, judgements and blanks not at all', () => {
  const groups = specificationGroups([
    { group: null, name: 'Bus Type', value: 'Not Applicable' },
    { group: null, name: 'Doors', value: '2' },
    { group: 'Something new', name: 'Colour', value: 'Red' },
    { group: 'Engine', name: 'Displacement (CC)', value: '2998.832712' },
    { group: 'General', name: 'Trim', value: 'EX' },
    { group: 'General', name: 'Error Code', value: '0' },
    { group: 'Engine', name: 'Engine Model', value: 'J30A4' },
  ]);
  expect(groups).toEqual([
    { group: 'General', rows: [{ name: 'Trim', value: 'EX' }] },
    { group: 'Engine', rows: [{ name: 'Displacement (CC)', value: '2998.83' }, { name: 'Engine Model', value: 'J30A4' }] },
    { group: 'Something new', rows: [{ name: 'Colour', value: 'Red' }] },
    { group: null, rows: [{ name: 'Doors', value: '2' }] },
  ]);
});
