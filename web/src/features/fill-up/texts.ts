import { useLingui } from '@lingui/react/macro';
import { useFormat } from '@/entities/viewer/use-format';
import { distanceLabels } from '@/shared/lib/format';
import type { DraftField, FieldProblem, FillDraft } from './model';
import type { OddReason } from './odd';

type Texts = { error: (field: DraftField, problem: FieldProblem | undefined) => string | undefined; odd: (reason: OddReason | undefined) => string | undefined };

/** What is wrong with a field and what to type instead. */
export function useFieldTexts(draft: FillDraft, last: number | null, usual: number | null): Texts {
  const { t } = useLingui();
  const format = useFormat();
  const example: Partial<Record<DraftField, string>> = {
    odometer: format.number(45712, 0), quantity: format.number(42.5, 1), unitPrice: format.number(1.689, 3), total: format.number(70.13, 2),
  };
  const error = (field: DraftField, problem: FieldProblem | undefined): string | undefined => {
    const sample = example[field] ?? '';
    switch (problem) {
      case undefined: return undefined;
      case 'NOT_A_NUMBER': return t`Type digits only, for example ${sample}.`;
      case 'NEGATIVE': return t`This cannot be below zero. Type for example ${sample}.`;
      case 'ZERO': return t`This must be more than zero, for example ${sample}.`;
      case 'TOO_LARGE': return t`This number is too large. Type for example ${sample}.`;
      case 'MISSING': return draft.energySource === 'ELECTRICITY' ? t`Enter how much you charged, for example ${sample}, or the total.` : t`Enter how much you filled, for example ${sample}, or the total.`;
      case 'BAD_DATE': return t`Choose a date.`;
      case 'IMPOSSIBLE':
      case 'TOO_LONG': return t`This text is too long. Shorten it.`;
      default: return undefined;
    }
  };
  const odd = (reason: OddReason | undefined): string | undefined => {
    const lastText = `${format.number(last ?? 0, 0)} ${distanceLabels[draft.distanceUnit]}`;
    switch (reason) {
      case undefined: return undefined;
      case 'LOWER': return t`Lower than last time (${lastText}). Typo? You can save it all the same.`;
      case 'JUMP': return t`Far more than last time (${lastText}). Typo? You can save it all the same.`;
      case 'LOGGED': return t`This fill-up is logged already. You can save it all the same.`;
      case 'FUTURE': return t`This date is in the future. You can save it all the same.`;
      case 'PRICE': return t`Very different from your usual price, ${format.unitPrice(usual ?? 0, draft.currency, draft.fuelUnit)}. You can save it all the same.`;
      case 'AMOUNT': return t`Much more than usual. You can save it all the same.`;
      default: return undefined;
    }
  };
  return { error, odd };
}
