import type { FuelLogView } from '@/entities/fuel-log/overlay';
import type { EnergySource, FuelUnit } from '@/gql/graphql';
import { daysFromNow } from '@/shared/lib/dates';
import { unitOf } from '@/shared/lib/units';
import { blankExtras } from './extras';
import type { FillDraft, Habits } from './model';

/** Whoever paid in another currency a few days ago is probably still abroad. */
const travelDays = 7;
/** As many fill-ups in one currency make it the vehicle's own. */
const enoughFills = 3;
const mostSuggestions = 12;

type Of = { energySources: readonly EnergySource[]; volumeUnit: FuelUnit };

/** What a new fill-up most likely shares with the vehicle's last one. What a person has typed stays. */
export function fillLikeLast(draft: FillDraft, logs: readonly FuelLogView[], { energySources, volumeUnit }: Of, now = new Date()): FillDraft {
  const before = draft.habits;
  if (!before) return draft;
  // AdBlue is filled now and then, never in place of the fuel.
  const newest = logs.find((log) => log.energySource !== 'ADBLUE' && energySources.includes(log.energySource));
  const isChosen = draft.energySource !== before.energySource;
  const energySource = isChosen ? draft.energySource : (newest?.energySource ?? draft.energySource);
  const last = logs.find((log) => log.energySource === energySource);
  const currency = ownCurrency(logs) ?? before.homeCurrency;
  const habits = habitsOf(isChosen ? before.energySource : energySource, last, { homeCurrency: before.homeCurrency, currency }, now);
  const keep = <K extends keyof Habits>(typed: Habits[K], field: K) => (typed === before[field] ? habits[field] : typed);
  const extras = draft.extras ?? blankExtras;
  return {
    ...draft,
    energySource,
    fuelUnit: energySource === draft.energySource ? draft.fuelUnit : unitOf(energySource, volumeUnit),
    currency: keep(draft.currency, 'currency'),
    station: keep(draft.station, 'station'),
    grade: keep(draft.grade, 'grade'),
    extras: {
      ...extras,
      driver: keep(extras.driver, 'driver'),
      paymentMethod: keep(extras.paymentMethod, 'paymentMethod'),
      chargePlace: keep(extras.chargePlace, 'chargePlace'),
      chargerKind: keep(extras.chargerKind, 'chargerKind'),
    },
    habits,
  };
}

const paidIn = (log: FuelLogView | undefined) => log?.total?.currency ?? log?.unitPrice?.currency;

/** The currency that a vehicle is always paid in, wherever its reader is at home. */
function ownCurrency(logs: readonly FuelLogView[]): string | null {
  const paid = logs.map(paidIn).filter((code) => code !== undefined).slice(0, enoughFills);
  const [first] = paid;
  return first !== undefined && paid.length === enoughFills && paid.every((code) => code === first) ? first : null;
}

type Currencies = Pick<Habits, 'homeCurrency' | 'currency'>;

function habitsOf(energySource: EnergySource, last: FuelLogView | undefined, { homeCurrency, currency }: Currencies, now: Date): Habits {
  const paid = paidIn(last);
  const isFresh = last !== undefined && last.filledOn >= daysFromNow(-travelDays, now);
  return {
    energySource,
    homeCurrency,
    currency: isFresh && paid ? paid : currency,
    station: last?.station ?? '',
    grade: last?.grade ?? '',
    driver: last?.driver ?? '',
    paymentMethod: last?.paymentMethod ?? '',
    chargePlace: last?.charge?.place ?? '',
    chargerKind: last?.charge?.chargerKind ?? '',
  };
}

/** What was typed into a field before, the latest first, each once. */
export function typedBefore(logs: readonly FuelLogView[], field: 'station' | 'grade' | 'driver' | 'paymentMethod', source: EnergySource): string[] {
  const like = field === 'grade' ? logs.filter((log) => log.energySource === source) : logs;
  const texts = like.map((log) => log[field]?.trim() ?? '').filter((text) => text !== '');
  return [...new Set(texts)].slice(0, mostSuggestions);
}

/** The price per unit of the draft that was last paid for its grade at its station; only ever a suggestion. */
export function lastPrice(draft: FillDraft, logs: readonly FuelLogView[]): string | null {
  const log = logs.find(({ energySource, station, grade, unitPrice }) => (
    energySource === draft.energySource && unitPrice?.per === draft.fuelUnit && unitPrice.currency === draft.currency
    && (station ?? '') === draft.station.trim() && (grade ?? '') === draft.grade.trim()
  ));
  return log?.unitPrice?.amount ?? null;
}
