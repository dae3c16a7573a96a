import { Bike, CarFront, Caravan, Cog, Motorbike, Sailboat, Truck, Van, Warehouse, type LucideIcon } from 'lucide-react';
import type { VehicleKind } from '@/gql/graphql';

const icons: Record<VehicleKind, LucideIcon> = {
  CAR: CarFront, VAN: Van, TRUCK: Truck, MOTORCYCLE: Motorbike, MOPED: Motorbike, BICYCLE: Bike,
  BOAT: Sailboat, TRAILER: Caravan, MACHINE: Cog, OTHER: Warehouse,
};

export function KindIcon({ kind, className }: { kind: VehicleKind; className?: string }) {
  const Icon = icons[kind];
  return <Icon aria-hidden className={className ?? 'size-6'} />;
}
