import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { EnergySource, MeterKind, VehicleKind } from '@/gql/graphql';

export const kindWords: Record<VehicleKind, MessageDescriptor> = {
  CAR: msg`Car`, VAN: msg`Van`, TRUCK: msg`Truck`, MOTORCYCLE: msg`Motorcycle`, MOPED: msg`Moped`, BICYCLE: msg`Bicycle`,
  BOAT: msg`Boat`, TRAILER: msg`Trailer`, MACHINE: msg`Machine`, OTHER: msg`Other`,
};

export const energyWords: Record<EnergySource, MessageDescriptor> = {
  PETROL: msg`Petrol`, DIESEL: msg`Diesel`, E85: msg`E85 ethanol`, LPG: msg`LPG`, CNG: msg`CNG`, HYDROGEN: msg`Hydrogen`,
  ELECTRICITY: msg`Electricity`, ADBLUE: msg`AdBlue`,
};

export const vehicleKinds = Object.keys(kindWords) as VehicleKind[];
export const energySources = Object.keys(energyWords) as EnergySource[];

/** What a vehicle counts. */
export const meterWords: Record<MeterKind, MessageDescriptor> = {
  DISTANCE: msg`Distance`,
  HOURS: msg`Engine hours`,
  BOTH: msg`Distance and hours`,
};
