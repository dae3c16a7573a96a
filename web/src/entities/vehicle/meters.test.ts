import { expect, test } from 'vitest';
import { makeFormat } from '@/shared/lib/format';
import { meterFigures } from './meters';

const format = makeFormat({ distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en-GB' });
const read = { odometer: { value: '45712', unit: 'KILOMETRE' }, engineHours: { value: '1250.5' } } as const;
const shown = (vehicle: Parameters<typeof meterFigures>[0]) => meterFigures(vehicle, format).map(({ value }) => value);

test('a vehicle shows the meters that it has', () => {
  expect(shown({ ...read, meterKind: 'DISTANCE' })).toEqual(['45,712 km']);
  expect(shown({ ...read, meterKind: 'HOURS' })).toEqual(['1,250.5 h']);
  expect(shown({ ...read, meterKind: 'BOTH' })).toEqual(['45,712 km', '1,250.5 h']);
});

test('a meter that was never read shows nothing', () => {
  const unread = { odometer: null, engineHours: null };
  expect(shown({ ...unread, meterKind: 'HOURS' })).toEqual([null]);
  expect(shown({ ...unread, meterKind: 'BOTH' })).toEqual([null, null]);
});
