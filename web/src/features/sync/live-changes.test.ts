import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { fuelLogsQuery } from '@/entities/fuel-log/queries';
import { vehiclesQuery } from '@/entities/vehicle/queries';
import { staleKeys } from './live-changes';

function saved(): QueryClient {
  const client = new QueryClient();
  client.setQueryData(vehiclesQuery().queryKey, [{ id: 'vehicle_1', version: 3 }] as never);
  for (const [vehicle, log] of [['vehicle_1', 'fuel_log_1'], ['vehicle_2', 'fuel_log_2']] as const) {
    const page = { nodes: [{ id: log, version: 2 }], endCursor: null, hasNextPage: false, totalCount: 1, missing: false };
    client.setQueryData(fuelLogsQuery(vehicle).queryKey, { pages: [page], pageParams: [null] } as never);
  }
  return client;
}

const change = (kind: 'UPSERTED' | 'DELETED' | 'RESYNC', type: 'VEHICLE' | 'FUEL_LOG' | 'PREFERENCES' | null, id: string | null, version: number | null) => ({ kind, type, id, version });

test('what this device has already is not read again, but for photos, which raise no version', () => {
  expect(staleKeys(saved(), change('UPSERTED', 'VEHICLE', 'vehicle_1', 3))).toEqual([]);
  expect(staleKeys(saved(), change('UPSERTED', 'FUEL_LOG', 'fuel_log_1', 2))).toEqual([['documents', 'fuel_log_1']]);
});

test('a newer fill-up touches its own list and the figures', () => {
  expect(staleKeys(saved(), change('UPSERTED', 'FUEL_LOG', 'fuel_log_2', 3))).toEqual([['fuel-logs', 'vehicle_2'], ['documents', 'fuel_log_2'], ['vehicles'], ['vehicle'], ['odometer-readings']]);
});

test('an unknown fill-up may be in any list; a deletion counts whatever its version', () => {
  expect(staleKeys(saved(), change('UPSERTED', 'FUEL_LOG', 'fuel_log_9', 1))).toContainEqual(['fuel-logs']);
  expect(staleKeys(saved(), change('DELETED', 'VEHICLE', 'vehicle_1', 3))).toEqual([['vehicles'], ['vehicle', 'vehicle_1'], ['odometer-readings', 'vehicle_1']]);
});

test('lost events make everything stale', () => {
  expect(staleKeys(saved(), change('RESYNC', null, null, null))).toBeNull();
});
