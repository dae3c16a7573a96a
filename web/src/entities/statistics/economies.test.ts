import { expect, test } from 'vitest';
import { economiesOf } from './economies';

const petrol = { value: '2.1', unit: 'LITRES_PER_100_KM' } as const;
const power = { value: '9.4', unit: 'KILOWATT_HOURS_PER_100_KM' } as const;
const none = { economy: null, economyOverTotalDistance: null, economyPerHour: null };

test('a plug-in hybrid tells both energies over all its distance, in the order of the vehicle', () => {
  const sources = [{ ...none, energySource: 'ELECTRICITY' as const, economy: { ...power, value: '18' }, economyOverTotalDistance: power }, { ...none, energySource: 'PETROL' as const, economyOverTotalDistance: petrol }];
  expect(economiesOf(['PETROL', 'ELECTRICITY'], sources)).toEqual([{ source: 'PETROL', economy: petrol }, { source: 'ELECTRICITY', economy: power }]);
});

test('what was never filled in has no figure, and AdBlue is no energy', () => {
  expect(economiesOf(['DIESEL', 'ELECTRICITY', 'ADBLUE'], [{ ...none, energySource: 'ADBLUE' as const, economy: petrol }]))
    .toEqual([{ source: 'DIESEL', economy: null }, { source: 'ELECTRICITY', economy: null }]);
});
