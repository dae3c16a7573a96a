import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { noOwnUnits, type OwnUnits } from '@/entities/viewer/own-units';
import { useViewer } from '@/entities/viewer/queries';
import type { DistanceUnit, EconomyUnit, FuelUnit } from '@/gql/graphql';
import { distanceLabels, economyLabels, fuelUnitLabels } from '@/shared/lib/format';
import { distanceUnits, electricUnits, hourlyUnits, liquidUnits, volumeUnits, weighedUnits } from '@/shared/lib/unit-choices';
import { Select } from '@/shared/ui/field';
import type { VehicleDraft } from './model';

type Props = { draft: VehicleDraft; onChange: (draft: VehicleDraft) => void };

/** In which units the vehicle is shown and typed, where these are not those of its reader. */
export function UnitFields({ draft, onChange }: Props) {
  const { t } = useLingui();
  const { preferences } = useViewer();
  const units = draft.units ?? noOwnUnits;
  const [open] = useState(() => Object.values(units).some(Boolean));
  const set = (change: Partial<OwnUnits>) => onChange({ ...draft, units: { ...units, ...change } });
  const burns = draft.energySources.some((source) => source !== 'ELECTRICITY');
  return (
    <details className="group rounded-md border border-line" open={open}>
      <summary className="flex min-h-12 list-none items-center justify-between rounded-md px-4 font-semibold hover:bg-surface-2">
        <Trans>Units of this vehicle</Trans>
        <ChevronDown aria-hidden className="size-5 text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="flex flex-col gap-4 p-4 pt-2">
        <p className="text-sm text-muted"><Trans>It is shown and typed in these, on every page about it. What is there already stays as it was typed.</Trans></p>
        <div className="grid gap-4 sm:grid-cols-2">
          <UnitSelect<DistanceUnit> label={t`Distance`} value={units.distanceUnit} usual={preferences.distanceUnit} choices={distanceUnits} words={distanceLabels} onChange={(distanceUnit) => set({ distanceUnit })} />
          {burns ? <UnitSelect<FuelUnit> label={t`Fuel volume`} value={units.volumeUnit} usual={preferences.volumeUnit} choices={volumeUnits} words={fuelUnitLabels} onChange={(volumeUnit) => set({ volumeUnit })} /> : null}
          {burns ? <UnitSelect<EconomyUnit> label={t`Economy`} value={units.economyUnit} usual={preferences.economyUnit} choices={economyChoices(draft)} words={economyLabels} onChange={(economyUnit) => set({ economyUnit })} /> : null}
          {draft.energySources.includes('ELECTRICITY') ? <UnitSelect<EconomyUnit> label={t`Economy of electricity`} value={units.electricEconomyUnit} usual={preferences.electricEconomyUnit} choices={electricUnits} words={economyLabels} onChange={(electricEconomyUnit) => set({ electricEconomyUnit })} /> : null}
        </div>
      </div>
    </details>
  );
}

function economyChoices({ energySources, meterKind = 'DISTANCE' }: VehicleDraft): readonly EconomyUnit[] {
  const weighed = energySources.some((source) => source === 'CNG' || source === 'HYDROGEN');
  return [...liquidUnits, ...(weighed ? weighedUnits : []), ...(meterKind === 'DISTANCE' ? [] : hourlyUnits)];
}

type SelectProps<U extends string> = { label: string; value: U | null | undefined; usual: U; choices: readonly U[]; words: Record<U, string>; onChange: (unit: U | null) => void };

function UnitSelect<U extends string>({ label, value, usual, choices, words, onChange }: SelectProps<U>) {
  const { t } = useLingui();
  // One that was set elsewhere stays choosable.
  const shown = value && !choices.includes(value) ? [...choices, value] : choices;
  return (
    <Select label={label} value={value ?? ''} onChange={(event) => onChange((event.target.value || null) as U | null)}>
      <option value="">{t`As in my settings (${words[usual]})`}</option>
      {shown.map((unit) => <option key={unit} value={unit}>{words[unit]}</option>)}
    </Select>
  );
}
