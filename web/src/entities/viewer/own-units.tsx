import { createContext, use, useMemo, type ReactNode } from 'react';
import type { VehicleFieldsFragment } from '@/gql/graphql';
import type { Preferences } from './identity';
import { useViewer } from './queries';

/** The units that a vehicle has for itself; where it has none, its reader's hold. */
export type OwnUnits = VehicleFieldsFragment['units'];

export const noOwnUnits: OwnUnits = { distanceUnit: null, volumeUnit: null, economyUnit: null, electricEconomyUnit: null };

/** A copy saved by an older version of the app knows nothing of own units. */
type HasUnits = { units?: OwnUnits | undefined };

/** The reader's preferences with the vehicle's own units in their place. */
export function preferencesFor<P extends Preferences>(preferences: P, { units = noOwnUnits }: HasUnits): P {
  return {
    ...preferences,
    distanceUnit: units.distanceUnit ?? preferences.distanceUnit,
    volumeUnit: units.volumeUnit ?? preferences.volumeUnit,
    economyUnit: units.economyUnit ?? preferences.economyUnit,
    electricEconomyUnit: units.electricEconomyUnit ?? preferences.electricEconomyUnit,
  };
}

const OwnUnitsContext = createContext<OwnUnits>(noOwnUnits);

/** Everything within is about one vehicle: it is shown and typed in the vehicle's own units. */
export function InUnitsOf({ vehicle, children }: { vehicle: HasUnits | null; children: ReactNode }) {
  return <OwnUnitsContext value={vehicle?.units ?? noOwnUnits}>{children}</OwnUnitsContext>;
}

/** The preferences that hold here: the reader's, and on pages of a vehicle its own units first. */
export function usePreferences(): Preferences {
  const { preferences } = useViewer();
  const units = use(OwnUnitsContext);
  return useMemo(() => preferencesFor(preferences, { units }), [preferences, units]);
}
