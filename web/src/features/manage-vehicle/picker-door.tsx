import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { enginesQuery, makesQuery, modelsQuery, transmissionsQuery, trimsQuery, yearsQuery } from '@/entities/catalog/queries';
import { Button } from '@/shared/ui/button';
import { Select } from '@/shared/ui/field';
import { Notice } from '@/shared/ui/surface';
import type { VehicleDraft } from './model';

/** The choices made so far, by catalogue id; names follow from the lists. */
export type Picks = { year: string; makeId: string; modelId: string; trimId: string; engineId: string; transmissionId: string };
export const noPicks: Picks = { year: '', makeId: '', modelId: '', trimId: '', engineId: '', transmissionId: '' };

type Props = { picks: Picks; onPicks: (picks: Picks) => void; onContinue: (change: Partial<VehicleDraft>) => void; onUnlisted: (change: Partial<VehicleDraft>) => void };
type Entry = { id: string | number; name: string };

/** Year, make, model and the rest: each choice narrows the next. */
export function PickerDoor({ picks, onPicks, onContinue, onUnlisted }: Props) {
  const { t } = useLingui();
  const year = Number(picks.year);
  const path = { year, makeId: picks.makeId, modelId: picks.modelId, trimId: picks.trimId || null };
  const hasModel = picks.modelId !== '';
  const years = useQuery(yearsQuery());
  const makes = useQuery({ ...makesQuery(year), enabled: year > 0 });
  const models = useQuery({ ...modelsQuery(year, picks.makeId), enabled: picks.makeId !== '' });
  const trims = useQuery({ ...trimsQuery(path), enabled: hasModel });
  const engines = useQuery({ ...enginesQuery(path), enabled: hasModel });
  const transmissions = useQuery({ ...transmissionsQuery(path), enabled: hasModel });
  const failed = [years, makes, models, trims, engines, transmissions].filter((query) => query.isError);

  const name = (list: readonly Entry[] | undefined, id: string) => list?.find((entry) => String(entry.id) === id)?.name ?? '';
  const chosen = (): Partial<VehicleDraft> => ({
    year: picks.year,
    make: name(makes.data, picks.makeId), model: name(models.data, picks.modelId), trim: name(trims.data, picks.trimId),
    engine: name(engines.data, picks.engineId), transmission: name(transmissions.data, picks.transmissionId),
    catalogMakeId: picks.makeId, catalogModelId: picks.modelId,
    ...(/electric/i.test(name(engines.data, picks.engineId)) ? { energySources: ['ELECTRICITY'] as const } : {}),
  } as Partial<VehicleDraft>);

  return (
    <div className="flex flex-col gap-5">
      {failed.length > 0 ? (
        <Notice
          tone="warn"
          icon={<TriangleAlert aria-hidden className="size-5" />}
          action={<Button variant="quiet" onClick={() => void Promise.all(failed.map(async (query) => query.refetch()))}><Trans>Try again</Trans></Button>}
        >
          <Trans>The vehicle catalogue is not available right now. Try again, or add your vehicle by name.</Trans>
        </Notice>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Pick label={t`Year`} value={picks.year} busy={years.isFetching} options={years.data?.map((entry) => ({ id: entry, name: String(entry) }))} onChange={(value) => onPicks({ ...noPicks, year: value })} />
        <Pick label={t`Make`} value={picks.makeId} busy={makes.isFetching} options={year > 0 ? makes.data : undefined} onChange={(value) => onPicks({ ...noPicks, year: picks.year, makeId: value })} />
        <Pick label={t`Model`} value={picks.modelId} busy={models.isFetching} options={picks.makeId ? models.data : undefined} onChange={(value) => onPicks({ ...noPicks, year: picks.year, makeId: picks.makeId, modelId: value })} />
        <Pick label={t`Trim`} optional value={picks.trimId} busy={trims.isFetching} options={hasModel ? trims.data : undefined} onChange={(value) => onPicks({ ...picks, trimId: value, engineId: '', transmissionId: '' })} />
        <Pick label={t`Engine`} optional value={picks.engineId} busy={engines.isFetching} options={hasModel ? engines.data : undefined} onChange={(value) => onPicks({ ...picks, engineId: value })} />
        <Pick label={t`Transmission`} optional value={picks.transmissionId} busy={transmissions.isFetching} options={hasModel ? transmissions.data : undefined} onChange={(value) => onPicks({ ...picks, transmissionId: value })} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button disabled={!hasModel} onClick={() => onContinue(chosen())}><Trans>Use this vehicle</Trans></Button>
        <Button variant="quiet" onClick={() => onUnlisted(chosen())}><Trans>My vehicle is not listed</Trans></Button>
      </div>
    </div>
  );
}

type PickProps = { label: string; optional?: boolean; value: string; busy: boolean; options: readonly Entry[] | undefined; onChange: (value: string) => void };

function Pick({ label, optional, value, busy, options, onChange }: PickProps) {
  const { t } = useLingui();
  const empty = options?.length === 0;
  return (
    <Select label={label} optional={optional ? t`optional` : undefined} value={value} disabled={!options || empty} aria-busy={busy} onChange={(event) => onChange(event.target.value)}>
      <option value="">{busy ? t`Loading…` : empty ? t`Nothing known` : t`Choose`}</option>
      {options?.map((entry) => <option key={entry.id} value={String(entry.id)}>{entry.name}</option>)}
    </Select>
  );
}
