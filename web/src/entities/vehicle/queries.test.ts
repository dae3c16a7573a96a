import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import type { VehicleFieldsFragment } from '@/gql/graphql';
import * as gql from '@/shared/lib/gql';
import { storeVehicle, vehiclesQuery } from './queries';

afterEach(() => vi.restoreAllMocks());

test('a list that was asked for before a vehicle was made does not take it away', async () => {
  const vehicle = { id: 'vehicle_new', displayName: 'Mini' } as unknown as VehicleFieldsFragment;
  const answers: ((nodes: VehicleFieldsFragment[]) => void)[] = [];
  vi.spyOn(gql, 'graphqlRequest').mockImplementation(() => new Promise((resolve) => {
    answers.push((nodes) => resolve({ viewer: { vehicles: { nodes } } }));
  }));
  const client = new QueryClient();
  const stop = new QueryObserver(client, vehiclesQuery()).subscribe(() => {});
  storeVehicle(client, vehicle.id, vehicle);
  answers[0]?.([]);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  expect(client.getQueryData(vehiclesQuery().queryKey)).toEqual([vehicle]);
  answers[1]?.([vehicle]);
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  expect(client.getQueryData(vehiclesQuery().queryKey)).toEqual([vehicle]);
  stop();
});
