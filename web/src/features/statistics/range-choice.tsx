import { useLingui } from '@lingui/react/macro';
import type { Range } from '@/entities/statistics/queries';
import { SegmentedControl } from '@/shared/ui/choice';

/** How far back figures go. */
export function RangeChoice({ value, onChange }: { value: Range; onChange: (range: Range) => void }) {
  const { t } = useLingui();
  const options = [{ value: 'year' as const, label: t`12 months` }, { value: 'all' as const, label: t`All` }];
  return <div className="w-full max-w-80"><SegmentedControl label={t`Range`} hideLabel value={value} options={options} onChange={onChange} /></div>;
}
