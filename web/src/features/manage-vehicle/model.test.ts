import { expect, test } from 'vitest';
import { noOwnUnits } from '@/entities/viewer/own-units';
import { blankVehicle, changedInput, toVehicleInput } from './model';

test('units are as in the settings until one is chosen', () => {
  expect(toVehicleInput({ ...blankVehicle, nickname: 'Mini' })).toMatchObject(noOwnUnits);
  expect(toVehicleInput({ ...blankVehicle, nickname: 'Mini', units: { ...noOwnUnits, distanceUnit: 'MILE' } })).toMatchObject({ distanceUnit: 'MILE', volumeUnit: null });
});

test('an edit sends only the unit that was changed, null where the settings hold again', () => {
  const before = { ...blankVehicle, nickname: 'Mini', units: { ...noOwnUnits, distanceUnit: 'MILE' as const, volumeUnit: 'LITRE' as const } };
  expect(changedInput(before, { ...before, units: { ...before.units, distanceUnit: null } })).toEqual({ distanceUnit: null });
  expect(changedInput(before, before)).toEqual({});
});

test('a draft of an older app clears no units', () => {
  const before = { ...blankVehicle, nickname: 'Mini', units: { ...noOwnUnits, distanceUnit: 'MILE' as const } };
  const { units: _unknown, ...older } = before;
  expect(changedInput(before, older)).toEqual({});
});
