import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { fuelLogsQuery } from '@/entities/fuel-log/queries';
import { readingsQuery } from '@/entities/odometer/queries';
import { vehiclesQuery } from '@/entities/vehicle/queries';
import { staleKeys } from './live-changes';

function saved(): QueryClient {
  const client = new QueryClient();
  client.setQueryData(vehiclesQuery().queryKey, [{ id: 'vehicle_1', version: 3 }] as never);
  for (const [vehicle, log] of [['vehicle_1', 'fuel_log_1'], ['vehicle_2', 'fuel_log_2']] as const) {
    const page = { nodes: [{ id: log, version: 2 }], endCursor: null, hasNextPage: false, totalCount: 1, missing: false };
    client.setQueryData(fuelLogsQuery(vehicle).queryKey, { pages: [page], pageParams: [null] } as never);
  }
  client.setQueryData(readingsQuery('vehicle_1').queryKey, { pages: [{ nodes: [{ id: 'odometer_reading_1', version: 2 }], endCursor: null, hasNextPage: false }], pageParams: [null] } as never);
  return client;
}

const change = (kind: 'UPSERTED' | 'DELETED' | 'RESYNC', type: 'VEHICLE' | 'FUEL_LOG' | 'ODOMETER_READING' | 'PREFERENCES' | null, id: string | null, version: number | null) => ({ kind, type, id, version });

test('what this device has already is not read again, but for photos, which raise no version', () => {
  expect(staleKeys(saved(), change('UPSERTED', 'VEHICLE', 'vehicle_1', 3))).toEqual([]);
  expect(staleKeys(saved(), change('UPSERTED', 'FUEL_LOG', 'fuel_log_1', 2))).toEqual([['documents', 'fuel_log_1']]);
});

test('a newer fill-up touches its own list and the figures', () => {
  expect(staleKeys(saved(), change('UPSERTED', 'FUEL_LOG', 'fuel_log_2', 3))).toEqual([['fuel-logs', 'vehicle_2'], ['documents', 'fuel_log_2'], ['vehicles'], ['vehicle'], ['odometer-readings'], ['statistics']]);
});

test('an unknown fill-up may be in any list; a deletion counts whatever its version', () => {
  expect(staleKeys(saved(), change('UPSERTED', 'FUEL_LOG', 'fuel_log_9', 1))).toContainEqual(['fuel-logs']);
  expect(staleKeys(saved(), change('DELETED', 'VEHICLE', 'vehicle_1', 3))).toEqual([['vehicles'], ['vehicle', 'vehicle_1'], ['odometer-readings', 'vehicle_1'], ['fuel-logs', 'vehicle_1'], ['statistics']]);
});

test('a reading of another device touches the readings and the figures, and nothing twice', () => {
  const figures = [['vehicles'], ['vehicle'], ['fuel-logs'], ['statistics']];
  expect(staleKeys(saved(), change('UPSERTED', 'ODOMETER_READING', 'odometer_reading_9', 1))).toEqual([['odometer-readings'], ...figures]);
  expect(staleKeys(saved(), change('UPSERTED', 'ODOMETER_READING', 'odometer_reading_1', 3))).toEqual([['odometer-readings', 'vehicle_1'], ...figures]);
  expect(staleKeys(saved(), change('DELETED', 'ODOMETER_READING', 'odometer_reading_1', 2))).toEqual([['odometer-readings', 'vehicle_1'], ...figures]);
  expect(staleKeys(saved(), change('UPSERTED', 'ODOMETER_READING', 'odometer_reading_1', 2))).toEqual([]);
});

test('what an import brought to a vehicle is read though its version stays', () => {
  expect(staleKeys(saved(), change('UPSERTED', 'VEHICLE', 'vehicle_1', 0))).toContainEqual(['fuel-logs', 'vehicle_1']);
});

test('lost events make everything stale', () => {
  expect(staleKeys(saved(), change('RESYNC', null, null, null))).toBeNull();
});
