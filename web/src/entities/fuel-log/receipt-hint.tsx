import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Paperclip } from 'lucide-react';

/** A clip on fill-ups that have photos or papers. */
export function ReceiptHint({ count }: { count: number }) {
  const { t } = useLingui();
  if (!(count > 0)) return null;
  return <Paperclip role="img" aria-label={t`${plural(count, { one: '# receipt', other: '# receipts' })}`} className="size-4 shrink-0 text-muted" />;
}
