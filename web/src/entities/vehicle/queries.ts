import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ListVehiclesDocument, ReadVehicleDocument, type VehicleFieldsFragment } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { askAgain } from '@/shared/lib/under-way';
import { useOutboxState } from '@/shared/outbox/react';
import { overlayVehicles } from './overlay';

export const vehiclesQuery = () =>
  queryOptions({
    queryKey: ['vehicles'],
    queryFn: async ({ signal }) => (await graphqlRequest(ListVehiclesDocument, {}, signal)).viewer.vehicles.nodes,
  });

export const vehicleQuery = (id: string) =>
  queryOptions({
    queryKey: ['vehicle', id],
    queryFn: async ({ signal }) => (await graphqlRequest(ReadVehicleDocument, { id }, signal)).viewer.vehicle ?? null,
  });

/** The garage as it will be once everything waiting is sent. */
export function useVehicles() {
  const query = useQuery(vehiclesQuery());
  const { items } = useOutboxState();
  const vehicles = useMemo(() => overlayVehicles(query.data ?? [], items), [query.data, items]);
  return { query, vehicles };
}

/** One vehicle; the garage's copy serves until its own answer is there. */
export function useVehicle(id: string) {
  const garage = useQuery(vehiclesQuery());
  const known = garage.data?.find((vehicle) => vehicle.id === id);
  const query = useQuery({ ...vehicleQuery(id), enabled: !known && garage.fetchStatus === 'idle' });
  const { items } = useOutboxState();
  const base = known ?? query.data ?? null;
  const vehicle = useMemo(
    () => overlayVehicles(base ? [base] : [], items).find((entry) => entry.id === id) ?? null,
    [base, items, id],
  );
  const pending = !vehicle && (garage.isPending || (!known && query.isPending && query.fetchStatus !== 'idle'));
  const error = vehicle ? null : (query.error ?? (query.data === undefined ? garage.error : null));
  return { vehicle, pending, error, retry: () => void Promise.all([garage.refetch(), query.refetch()]) };
}

/** Writes one acknowledged vehicle into the saved copies; null removes it. */
export function storeVehicle(client: QueryClient, id: string, vehicle: VehicleFieldsFragment | null): void {
  client.setQueryData(vehiclesQuery().queryKey, (list) => {
    if (!vehicle) return list?.filter((entry) => entry.id !== id);
    if (!list?.some((entry) => entry.id === id)) return [...(list ?? []), vehicle];
    return list.map((entry) => (entry.id === id ? vehicle : entry));
  });
  client.setQueryData(vehicleQuery(id).queryKey, vehicle);
  askAgain(client, vehiclesQuery().queryKey);
  // What its fill-ups add up to was counted before.
  void client.invalidateQueries({ queryKey: ['statistics'] });
}
