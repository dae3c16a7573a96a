import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { enginesQuery, makesQuery, modelsQuery, transmissionsQuery, trimsQuery, yearsQuery } from '@/entities/catalog/queries';
import { Button } from '@/shared/ui/button';
import type { Recent } from '@/shared/lib/recent';
import { Combobox } from '@/shared/ui/combobox';
import { Notice } from '@/shared/ui/surface';
import { SegmentedControl } from '@/shared/ui/choice';
import type { CatalogKinds } from '@/gql/graphql';
import type { VehicleDraft } from './model';

/** The choices made so far, by catalogue id; names follow from the lists. */
export type Picks = { kinds: CatalogKinds; year: string; makeId: string; modelId: string; trimId: string; engineId: string; transmissionId: string };
export const noPicks: Picks = { kinds: 'LIGHT', year: '', makeId: '', modelId: '', trimId: '', engineId: '', transmissionId: '' };

type Props = { picks: Picks; recent: Recent; onPicks: (picks: Picks) => void; onContinue: (change: Partial<VehicleDraft>) => void; onUnlisted: (change: Partial<VehicleDraft>) => void };
type Entry = { id: string | number; name: string };

const yearsOf = (kinds: CatalogKinds) => (kinds === 'LIGHT' ? 'year' : `year:${kinds}`);
const makesOf = (kinds: CatalogKinds) => (kinds === 'LIGHT' ? 'make' : `make:${kinds}`);
const modelsOf = (makeId: string) => `model:${makeId}`;

/** The choices to remember for the next time. */
export function toRecent({ kinds, year, makeId, modelId }: Picks): Record<string, string> {
  return { [yearsOf(kinds)]: year, [makesOf(kinds)]: makeId, [modelsOf(makeId)]: modelId };
}

/** Kind, year, make, model and the rest: each choice narrows the next. */
export function PickerDoor({ picks, recent, onPicks, onContinue, onUnlisted }: Props) {
  const { t } = useLingui();
  const year = Number(picks.year);
  const path = { year, makeId: picks.makeId, modelId: picks.modelId, trimId: picks.trimId || null };
  const hasModel = picks.modelId !== '';
  const years = useQuery(yearsQuery(picks.kinds));
  const makes = useQuery({ ...makesQuery(picks.kinds, year), enabled: year > 0 });
  const models = useQuery({ ...modelsQuery(picks.kinds, year, picks.makeId), enabled: picks.makeId !== '' });
  const trims = useQuery({ ...trimsQuery(path), enabled: hasModel });
  const engines = useQuery({ ...enginesQuery(path), enabled: hasModel });
  const transmissions = useQuery({ ...transmissionsQuery({ ...path, engineId: picks.engineId || null }), enabled: hasModel });
  const failed = [years, makes, models, trims, engines, transmissions].filter((query) => query.isError);

  const name = (list: readonly Entry[] | undefined, id: string) => list?.find((entry) => String(entry.id) === id)?.name ?? '';
  const chosen = (): Partial<VehicleDraft> => ({
    year: picks.year,
    make: name(makes.data, picks.makeId), model: name(models.data, picks.modelId), trim: name(trims.data, picks.trimId),
    engine: name(engines.data, picks.engineId), transmission: name(transmissions.data, picks.transmissionId),
    catalogMakeId: picks.makeId, catalogModelId: picks.modelId,
    kind: picks.kinds === 'MOTORCYCLE' ? 'MOTORCYCLE' : 'CAR',
    ...(/electric/i.test(name(engines.data, picks.engineId)) ? { energySources: ['ELECTRICITY'] as const } : {}),
  } as Partial<VehicleDraft>);

  const kinds = [
    { value: 'LIGHT' as const, label: t`Car, van, truck` },
    { value: 'MOTORCYCLE' as const, label: t`Motorcycle` },
  ];
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
      <SegmentedControl label={t`What is it?`} value={picks.kinds} options={kinds} onChange={(value) => onPicks({ ...noPicks, kinds: value })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Pick label={t`Year`} recent={recent[yearsOf(picks.kinds)]} value={picks.year} busy={years.isFetching} options={years.data?.map((entry) => ({ id: entry, name: String(entry) }))} onChange={(value) => onPicks({ ...noPicks, kinds: picks.kinds, year: value })} />
        <Pick label={t`Make`} recent={recent[makesOf(picks.kinds)]} value={picks.makeId} busy={makes.isFetching} options={year > 0 ? makes.data : undefined} onChange={(value) => onPicks({ ...noPicks, kinds: picks.kinds, year: picks.year, makeId: value })} />
        <Pick label={t`Model`} recent={recent[modelsOf(picks.makeId)]} value={picks.modelId} busy={models.isFetching} options={picks.makeId ? models.data : undefined} onChange={(value) => onPicks({ ...noPicks, kinds: picks.kinds, year: picks.year, makeId: picks.makeId, modelId: value })} />
        <Pick label={t`Trim`} optional recent={undefined} value={picks.trimId} busy={trims.isFetching} options={hasModel ? trims.data : undefined} onChange={(value) => onPicks({ ...picks, trimId: value, engineId: '', transmissionId: '' })} />
        <Pick label={t`Engine`} optional recent={undefined} value={picks.engineId} busy={engines.isFetching} options={hasModel ? engines.data : undefined} onChange={(value) => onPicks({ ...picks, engineId: value, transmissionId: '' })} />
        <Pick label={t`Transmission`} optional recent={undefined} value={picks.transmissionId} busy={transmissions.isFetching} options={hasModel ? transmissions.data : undefined} onChange={(value) => onPicks({ ...picks, transmissionId: value })} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button disabled={!hasModel} onClick={() => onContinue(chosen())}><Trans>Use this vehicle</Trans></Button>
        <Button variant="quiet" onClick={() => onUnlisted(chosen())}><Trans>My vehicle is not listed</Trans></Button>
      </div>
    </div>
  );
}

type PickProps = { label: string; optional?: boolean; value: string; busy: boolean; options: readonly Entry[] | undefined; recent: readonly string[] | undefined; onChange: (value: string) => void };

function Pick({ label, optional, value, busy, options, recent, onChange }: PickProps) {
  const { t } = useLingui();
  return (
    <Combobox
      label={label}
      optional={optional ? t`optional` : undefined}
      value={value}
      busy={busy}
      options={options?.map((entry) => ({ id: String(entry.id), name: entry.name }))}
      {...(recent ? { recent } : {})}
      placeholder={busy ? t`Loading…` : options?.length === 0 ? t`Nothing known` : t`Choose or type`}
      onChange={onChange}
    />
  );
}
