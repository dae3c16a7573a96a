import { useMemo } from 'react';
import { makeFormat, type Format } from '@/shared/lib/format';
import { useViewer } from './queries';

/** Formatters in the reader's units, currency and language. */
export function useFormat(): Format {
  const { distanceUnit, volumeUnit, economyUnit, electricEconomyUnit, currency, locale } = useViewer().preferences;
  return useMemo(
    () => makeFormat({ distanceUnit, volumeUnit, economyUnit, electricEconomyUnit, currency, locale }),
    [distanceUnit, volumeUnit, economyUnit, electricEconomyUnit, currency, locale],
  );
}
