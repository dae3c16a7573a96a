import { useLingui } from '@lingui/react/macro';
import { usePreferences } from '@/entities/viewer/own-units';
import { inLocale } from '@/shared/lib/decimal';
import { currencySymbol, fuelUnitLabels } from '@/shared/lib/format';
import { volumeUnits } from '@/shared/lib/unit-choices';
import { Field } from '@/shared/ui/field';
import { derivePrice, typePrice, type DraftField, type FillDraft, type PriceField } from './model';
import { UnitButton } from './unit-button';

type Props = {
  draft: FillDraft;
  onChange: (draft: FillDraft) => void;
  shown: (field: DraftField) => string | undefined;
  /** Shown in grey, never saved by itself. */
  lastPrice: string | null;
  warnings: { quantity: string | undefined; unitPrice: string | undefined };
  onBlur: (field: DraftField) => () => void;
};

/** Amount, price and total: any two give the third. */
export function PriceFields({ draft, onChange, shown, lastPrice, warnings, onBlur }: Props) {
  const { t } = useLingui();
  const { locale } = usePreferences();
  const derived = derivePrice(draft);
  const unit = fuelUnitLabels[draft.fuelUnit];
  const symbol = currencySymbol(locale, draft.currency);
  const electric = draft.energySource === 'ELECTRICITY';
  const nextUnit = volumeUnits[(volumeUnits.indexOf(draft.fuelUnit) + 1) % volumeUnits.length] ?? 'LITRE';
  const switchable = volumeUnits.includes(draft.fuelUnit);
  const unitSuffix = switchable ? (
    <UnitButton label={t`Unit ${unit}, change to ${fuelUnitLabels[nextUnit]}`} onClick={() => onChange({ ...draft, fuelUnit: nextUnit })}>{unit}</UnitButton>
  ) : unit;

  const field = (name: PriceField) => {
    const isDerived = derived?.field === name;
    return {
      inputMode: 'decimal' as const,
      enterKeyHint: 'next' as const,
      autoComplete: 'off',
      value: isDerived ? localised(derived.value, locale) : draft[name],
      className: isDerived ? 'font-semibold text-brand' : 'text-lg font-semibold',
      hint: isDerived ? t`= worked out` : undefined,
      error: shown(name),
      onBlur: onBlur(name),
      onChange: (event: { target: { value: string } }) => onChange(typePrice(draft, name, event.target.value)),
    };
  };

  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-3 [&>*:last-child]:col-span-2 sm:[&>*:last-child]:col-span-1">
      <Field label={electric ? t`Energy` : t`Volume`} suffix={unitSuffix} shortSuffix={unit.length <= 2} warning={warnings.quantity} {...field('quantity')} />
      <Field label={t`Total`} shortSuffix={symbol.length <= 2} suffix={symbol} {...field('total')} />
      <Field label={t`Price per ${unit}`} suffix={`${symbol}/${unit}`} placeholder={lastPrice === null ? undefined : inLocale(lastPrice, locale)} warning={warnings.unitPrice} {...field('unitPrice')} />
    </div>
  );
}

function localised(value: string, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: false }).format(Number(value));
}
