import type { DistanceUnit, EconomyUnit, FuelUnit } from '@/gql/graphql';

export type RegionalChoices = { distanceUnit: DistanceUnit; volumeUnit: FuelUnit; economyUnit: EconomyUnit; electricEconomyUnit: EconomyUnit; currency: string };

const regionsOf = (text: string) => new Set(text.split(' '));

// Roads signed in miles; gallons of the pump; economy said as distance per litre.
const american = regionsOf('US PR VI GU AS MP LR');
const british = regionsOf('GB GG JE IM');
const perLitre = regionsOf('IN JP KR BR MX CL DK TH ID PH PK BD LK NP');

const euro = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK AD MC SM VA ME XK';
const currencies = new Map<string, string>([
  ...euro.split(' ').map((region) => [region, 'EUR'] as const),
  ...Object.entries({
    USD: 'US PR VI GU AS MP LR EC SV PA', GBP: 'GB GG JE IM', CHF: 'CH LI', CAD: 'CA', AUD: 'AU', NZD: 'NZ', SEK: 'SE', NOK: 'NO', DKK: 'DK FO GL', ISK: 'IS', PLN: 'PL',
    CZK: 'CZ', HUF: 'HU', RON: 'RO', RSD: 'RS', UAH: 'UA', TRY: 'TR', ILS: 'IL', AED: 'AE', SAR: 'SA', EGP: 'EG', MAD: 'MA', ZAR: 'ZA', NGN: 'NG', KES: 'KE', INR: 'IN', PKR: 'PK', BDT: 'BD',
    LKR: 'LK', NPR: 'NP', JPY: 'JP', KRW: 'KR', CNY: 'CN', TWD: 'TW', HKD: 'HK', SGD: 'SG', MYR: 'MY', THB: 'TH', IDR: 'ID', PHP: 'PH', VND: 'VN', BRL: 'BR', MXN: 'MX', ARS: 'AR', CLP: 'CL', COP: 'CO', PEN: 'PE', UYU: 'UY',
  }).flatMap(([currency, list]) => list.split(' ').map((region) => [region, currency] as const)),
]);

// Where a bare "en" lives; other languages name their country well enough.
const zones: [RegExp, string][] = [
  [/^Europe\/(London|Belfast)$/, 'GB'], [/^Europe\/(Jersey)$/, 'JE'], [/^Europe\/(Guernsey)$/, 'GG'], [/^Europe\/(Isle_of_Man)$/, 'IM'], [/^Europe\/Dublin$/, 'IE'], [/^Europe\/Malta$/, 'MT'],
  [/^America\/(Toronto|Vancouver|Edmonton|Winnipeg|Halifax|Regina|St_Johns|Montreal|Moncton|Whitehorse)$/, 'CA'], [/^Australia\//, 'AU'], [/^Pacific\/Auckland$/, 'NZ'],
  [/^Asia\/(Kolkata|Calcutta)$/, 'IN'], [/^Asia\/Singapore$/, 'SG'], [/^Asia\/Manila$/, 'PH'], [/^Africa\/Johannesburg$/, 'ZA'], [/^Africa\/Lagos$/, 'NG'], [/^Africa\/Nairobi$/, 'KE'],
];

/** The region a browser speaks for: the one it names, else where its clock is, else where most speakers live. */
export function regionOf(locale: string, timeZone: string): string {
  try {
    const parsed = new Intl.Locale(locale);
    const named = parsed.region ?? (parsed.language === 'en' ? zones.find(([zone]) => zone.test(timeZone))?.[1] : undefined);
    return named ?? parsed.maximize().region ?? '';
  } catch {
    return '';
  }
}

/** The units and the currency that people of a region use; metric and euro where nothing is known. */
export function choicesFor(region: string): RegionalChoices {
  const currency = currencies.get(region) ?? 'EUR';
  if (american.has(region)) return { distanceUnit: 'MILE', volumeUnit: 'US_GALLON', economyUnit: 'MILES_PER_US_GALLON', electricEconomyUnit: 'MILES_PER_KILOWATT_HOUR', currency };
  // Fuel is sold by the litre there and judged by the gallon.
  if (british.has(region)) return { distanceUnit: 'MILE', volumeUnit: 'LITRE', economyUnit: 'MILES_PER_UK_GALLON', electricEconomyUnit: 'MILES_PER_KILOWATT_HOUR', currency };
  const inverse = perLitre.has(region);
  return {
    distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', currency,
    economyUnit: inverse ? 'KILOMETRES_PER_LITRE' : 'LITRES_PER_100_KM',
    electricEconomyUnit: inverse ? 'KILOMETRES_PER_KILOWATT_HOUR' : 'KILOWATT_HOURS_PER_100_KM',
  };
}
