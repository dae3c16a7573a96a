import type { DistanceUnit, EconomyUnit, FuelUnit } from '@/gql/graphql';

export const distanceUnits: readonly DistanceUnit[] = ['KILOMETRE', 'MILE'];
export const volumeUnits: readonly FuelUnit[] = ['LITRE', 'US_GALLON', 'UK_GALLON'];
export const liquidUnits: readonly EconomyUnit[] = [
  'LITRES_PER_100_KM', 'KILOMETRES_PER_LITRE', 'MILES_PER_US_GALLON', 'MILES_PER_UK_GALLON', 'KILOMETRES_PER_US_GALLON', 'KILOMETRES_PER_UK_GALLON', 'MILES_PER_LITRE',
  'LITRES_PER_100_MILES', 'US_GALLONS_PER_100_MILES', 'UK_GALLONS_PER_100_MILES',
];
export const electricUnits: readonly EconomyUnit[] = [
  'KILOWATT_HOURS_PER_100_KM', 'KILOMETRES_PER_KILOWATT_HOUR', 'MILES_PER_KILOWATT_HOUR', 'KILOWATT_HOURS_PER_100_MILES', 'WATT_HOURS_PER_KILOMETRE', 'WATT_HOURS_PER_MILE', 'MILES_PER_GALLON_EQUIVALENT',
];
export const weighedUnits: readonly EconomyUnit[] = ['KILOGRAMS_PER_100_KM', 'KILOMETRES_PER_KILOGRAM', 'MILES_PER_KILOGRAM'];
export const hourlyUnits: readonly EconomyUnit[] = ['LITRES_PER_HOUR', 'US_GALLONS_PER_HOUR', 'UK_GALLONS_PER_HOUR'];
