import { useLingui } from '@lingui/react/macro';
import { energyWords } from '@/entities/vehicle/words';
import { useFormat } from '@/entities/viewer/use-format';
import type { EconomyOfEnergy } from './economies';

/** What a vehicle uses of each energy, one below the other. */
export function EconomyLines({ economies }: { economies: readonly EconomyOfEnergy[] }) {
  const { i18n } = useLingui();
  const format = useFormat();
  return economies.map(({ source, economy }) => (
    <span key={source} className="block">
      <span className="font-medium text-muted">{i18n._(energyWords[source])}</span> <span className="inline-block">{economy ? format.economy(economy) : '–'}</span>
    </span>
  ));
}
