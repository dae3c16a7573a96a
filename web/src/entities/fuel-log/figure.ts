import type { MessageDescriptor } from '@lingui/core';
import type { EconomyUnit, MeterKind, NoEconomyReason } from '@/gql/graphql';
import { isByHours, type FillFacts } from './preview';
import { hourReasonWords, reasonWords } from './words';

type Economy = { value: string | number; unit: EconomyUnit };
/** As much of a fill-up as says what it used; a copy saved by an older version of the app has no figures by the hour. */
type Figured = Pick<FillFacts, 'odometer' | 'engineHours'> & {
  entered: Pick<FillFacts, 'tripDistance'>;
  economy?: Economy | null;
  noEconomyReason?: NoEconomyReason | null;
  economyPerHour?: Economy | null;
  noEconomyPerHourReason?: NoEconomyReason | null;
};
type Figure = { economy: Economy; reason: null } | { economy: null; reason: MessageDescriptor | null };

/** The economy of a fill-up: by distance, else by the hours that its vehicle counts, else why there is none. */
export function economyFigure(log: Figured, meterKind: MeterKind): Figure {
  const economy = log.economy ?? (meterKind === 'DISTANCE' ? null : log.economyPerHour);
  return economy ? { economy, reason: null } : { economy: null, reason: reasonOf(log, meterKind) };
}

function reasonOf(log: Figured, meterKind: MeterKind): MessageDescriptor | null {
  if (meterKind === 'HOURS') return wordsOf(hourReasonWords, log.noEconomyPerHourReason ?? log.noEconomyReason);
  const isHourly = isByHours({ ...log, tripDistance: log.entered.tripDistance });
  return wordsOf(isHourly ? hourReasonWords : reasonWords, log.noEconomyReason);
}

const wordsOf = (words: typeof reasonWords, reason: NoEconomyReason | null | undefined) => (reason ? words[reason] : null);
