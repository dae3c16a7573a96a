import type { DistanceUnit, EconomyUnit, FuelUnit } from '@/gql/graphql';
import { convertDistance, convertEconomy, convertQuantity } from './units';

export type FormatSettings = {
  locale: string;
  distanceUnit: DistanceUnit;
  volumeUnit: FuelUnit;
  economyUnit: EconomyUnit;
  electricEconomyUnit: EconomyUnit;
  currency: string;
};

export const distanceLabels: Record<DistanceUnit, string> = { KILOMETRE: 'km', MILE: 'mi' };
export const fuelUnitLabels: Record<FuelUnit, string> = {
  LITRE: 'L', US_GALLON: 'gal US', UK_GALLON: 'gal UK', KILOWATT_HOUR: 'kWh', KILOGRAM: 'kg',
};
export const economyLabels: Record<EconomyUnit, string> = {
  LITRES_PER_100_KM: 'L/100 km', KILOMETRES_PER_LITRE: 'km/L', MILES_PER_US_GALLON: 'mpg US', MILES_PER_UK_GALLON: 'mpg UK',
  KILOWATT_HOURS_PER_100_KM: 'kWh/100 km', KILOMETRES_PER_KILOWATT_HOUR: 'km/kWh', MILES_PER_KILOWATT_HOUR: 'mi/kWh',
  KILOGRAMS_PER_100_KM: 'kg/100 km',
  LITRES_PER_100_MILES: 'L/100 mi', US_GALLONS_PER_100_MILES: 'gal US/100 mi', UK_GALLONS_PER_100_MILES: 'gal UK/100 mi', KILOMETRES_PER_US_GALLON: 'km/gal US',
  KILOMETRES_PER_UK_GALLON: 'km/gal UK', MILES_PER_LITRE: 'mi/L', KILOWATT_HOURS_PER_100_MILES: 'kWh/100 mi', WATT_HOURS_PER_KILOMETRE: 'Wh/km', WATT_HOURS_PER_MILE: 'Wh/mi',
  MILES_PER_GALLON_EQUIVALENT: 'MPGe', KILOMETRES_PER_KILOGRAM: 'km/kg', MILES_PER_KILOGRAM: 'mi/kg', LITRES_PER_HOUR: 'L/h', US_GALLONS_PER_HOUR: 'gal US/h',
  UK_GALLONS_PER_HOUR: 'gal UK/h', KILOWATT_HOURS_PER_HOUR: 'kWh/h', KILOGRAMS_PER_HOUR: 'kg/h',
};

type Numeric = string | number;
type Distance = { value: Numeric; unit: DistanceUnit };
type Quantity = { value: Numeric; unit: FuelUnit };
type Economy = { value: Numeric; unit: EconomyUnit };

/** Everything that turns stored values into text for one reader. */
export type Format = ReturnType<typeof makeFormat>;

const electricUnits = new Set<EconomyUnit>([
  'KILOWATT_HOURS_PER_100_KM', 'KILOMETRES_PER_KILOWATT_HOUR', 'MILES_PER_KILOWATT_HOUR', 'KILOWATT_HOURS_PER_100_MILES', 'WATT_HOURS_PER_KILOMETRE', 'WATT_HOURS_PER_MILE', 'MILES_PER_GALLON_EQUIVALENT',
]);

export function makeFormat(settings: FormatSettings) {
  const { locale } = settings;
  const number = (value: Numeric, maximum = 2, minimum = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: maximum, minimumFractionDigits: minimum }).format(Number(value));
  const day = (iso: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
  /** What is less than one by the hour would be told by one digit alone. */
  const economyNumber = (value: number) => number(value, Math.abs(value) < 1 ? 2 : 1, 1);
  const preferredEconomy = (unit: EconomyUnit) => (electricUnits.has(unit) ? settings.electricEconomyUnit : settings.economyUnit);

  return {
    settings,
    number,
    economyNumber,
    distanceValue: (distance: Distance) => convertDistance(Number(distance.value), distance.unit, settings.distanceUnit),
    distance: (distance: Distance) =>
      `${number(convertDistance(Number(distance.value), distance.unit, settings.distanceUnit), 0)} ${distanceLabels[settings.distanceUnit]}`,
    distanceExact: (distance: Distance) => `${number(distance.value, 3)} ${distanceLabels[distance.unit]}`,
    /** An hour meter counts in tenths. */
    hours: ({ value }: { value: Numeric }) => `${number(value, 1)} h`,
    quantity: (quantity: Quantity) => {
      const converted = convertQuantity(Number(quantity.value), quantity.unit, settings.volumeUnit);
      const unit = converted === null ? quantity.unit : settings.volumeUnit;
      return `${number(converted ?? quantity.value, 2)} ${fuelUnitLabels[unit]}`;
    },
    quantityExact: (quantity: Quantity) => `${number(quantity.value, 3)} ${fuelUnitLabels[quantity.unit]}`,
    economyParts: (economy: Economy) => {
      const target = preferredEconomy(economy.unit);
      const converted = convertEconomy(Number(economy.value), economy.unit, target);
      const unit = converted === null ? economy.unit : target;
      const raw = converted ?? Number(economy.value);
      return { value: economyNumber(raw), unit: economyLabels[unit], raw, code: unit };
    },
    economy(economy: Economy): string {
      const parts = this.economyParts(economy);
      return `${parts.value} ${parts.unit}`;
    },
    money: (amount: Numeric, currency: string) => money(locale, Number(amount), currency),
    unitPrice: (amount: Numeric, currency: string, per: FuelUnit) =>
      `${money(locale, Number(amount), currency, 3)}/${fuelUnitLabels[per]}`,
    date: (iso: string) => day(iso, { day: 'numeric', month: 'short', year: 'numeric' }),
    weekday: (iso: string) => day(iso, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    /** The reader's day of an instant: not the one in Greenwich. */
    dayOf: (instant: string) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant)),
    share: (percent: Numeric) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(Number(percent) / 100),
    /** A day beside another date: its year is told where it is not the same. */
    dayBeside: (iso: string, other: string) => day(iso, { day: 'numeric', month: 'short', ...(iso.slice(0, 4) === other.slice(0, 4) ? {} : { year: 'numeric' }) }),
    month: (iso: string) => day(`${iso.slice(0, 7)}-01`, { month: 'long', year: 'numeric' }),
    moment: (iso: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
    age: (iso: string | number, now = Date.now()) => age(locale, new Date(iso).getTime() - now),
  };
}

function money(locale: string, amount: number, currency: string, digits?: number): string {
  const fraction = digits === undefined ? {} : { minimumFractionDigits: 2, maximumFractionDigits: digits };
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...fraction }).format(amount);
  } catch {
    return `${amount.toFixed(digits ?? 2)} ${currency}`;
  }
}

function age(locale: string, ms: number): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const minutes = Math.round(ms / 60_000);
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48 ? relative.format(hours, 'hour') : relative.format(Math.round(hours / 24), 'day');
}

/** The symbol of a currency, for a field's suffix. */
export function currencySymbol(locale: string, currency: string): string {
  try {
    const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
    return parts.find((part) => part.type === 'currency')?.value ?? currency;
  } catch {
    return currency;
  }
}

/** How many digits amounts of a currency have behind the decimal sign, for example none in yen. */
export function currencyDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
