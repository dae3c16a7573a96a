import { useMemo } from 'react';
import { makeFormat, type Format } from '@/shared/lib/format';
import { usePreferences } from './own-units';

/** Formatters in the reader's language, currency and units; on pages of a vehicle in its own units. */
export function useFormat(): Format {
  const { distanceUnit, volumeUnit, economyUnit, electricEconomyUnit, currency, locale } = usePreferences();
  return useMemo(
    () => makeFormat({ distanceUnit, volumeUnit, economyUnit, electricEconomyUnit, currency, locale }),
    [distanceUnit, volumeUnit, economyUnit, electricEconomyUnit, currency, locale],
  );
}
