import { Trans } from '@lingui/react/macro';
import { useFormat } from '@/entities/viewer/use-format';
import type { FuelLogView } from './overlay';

/** What was paid abroad, in the reader's currency, with the rate and its day; nothing elsewhere. */
export function Converted({ log, className }: { log: FuelLogView; className?: string }) {
  const format = useFormat();
  const { total, totalIn } = log;
  if (!total || !totalIn || totalIn.currency === total.currency || totalIn.currency !== format.settings.currency) return null;
  const { rate } = totalIn;
  return (
    <p className={className} data-testid="converted">
      ≈ {format.money(totalIn.amount, totalIn.currency)}{' '}
      <span className="font-normal whitespace-nowrap text-muted">
        <Trans>(1 {total.currency} = {format.number(rate.rate, 4)} {totalIn.currency}, {format.dayBeside(rate.day, log.filledOn)})</Trans>
      </span>
    </p>
  );
}
