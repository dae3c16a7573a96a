import { Trans, useLingui } from '@lingui/react/macro';
import { Chip } from '@/shared/ui/surface';
import { costCounts } from './costs';
import type { FuelLogView } from './overlay';
import { SyncChip } from './sync-chip';
import { warningWords } from './words';

/** What is special about a fill-up, in words. */
export function FuelChips({ log }: { log: FuelLogView }) {
  const { i18n } = useLingui();
  const odd = log.isConfirmed ? [] : [...new Set(log.warnings.map((warning) => i18n._(warningWords[warning.code])))];
  return (
    <>
      {log.isFull ? null : <Chip><Trans>Partial</Trans></Chip>}
      {log.missedPrevious ? <Chip><Trans>Missed one</Trans></Chip> : null}
      {odd.map((word) => <Chip key={word} tone="warn">{word}</Chip>)}
      {log.total && !costCounts(log) ? <Chip tone="warn"><Trans>Cost not counted</Trans></Chip> : null}
      <SyncChip mark={log.sync} />
    </>
  );
}

export function hasChips(log: FuelLogView): boolean {
  return !log.isFull || log.missedPrevious || log.sync !== 'synced' || (log.warnings.length > 0 && !log.isConfirmed);
}
