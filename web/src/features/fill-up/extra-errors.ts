import { useLingui } from '@lingui/react/macro';
import { useFormat } from '@/entities/viewer/use-format';
import { extraLimits, findExtraErrors, type ExtraField, type ExtraNumber, type ExtrasDraft } from './extras';

/** Says what is wrong with one of them as soon as it is. */
export function useExtraErrors(extras: ExtrasDraft): (field: ExtraField) => string | undefined {
  const { t } = useLingui();
  const format = useFormat();
  const errors = findExtraErrors(extras, format.settings.locale);
  return (field) => {
    switch (errors[field]) {
      case 'NOT_A_NUMBER': return t`Type digits only, for example ${format.number(42.5, 1)}.`;
      case 'OUT_OF_RANGE': return t`Type a number up to ${format.number(extraLimits[field as ExtraNumber], 0)}.`;
      case 'TOO_LONG': return t`This text is too long. Shorten it.`;
      case 'TOO_MANY': return t`At most 20 tags.`;
      default: return undefined;
    }
  };
}
