import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy, Share2 } from 'lucide-react';
import { Suspense, lazy, useState, type ReactNode } from 'react';
import { Button } from './button';
import { Field } from './field';
import { Sheet } from './sheet';

const QrCode = lazy(async () => ({ default: (await import('./qr-code')).QrCode }));

type Props = { title: string; about: string; link: string; codeLabel: string; onClose: () => void; children: ReactNode };

/** A link that is shown this once: to copy, to share, to scan. */
export function LinkSheet({ title, about, link, codeLabel, onClose, children }: Props) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  const share = 'share' in navigator ? async () => navigator.share({ title: about, url: link }).catch(() => undefined) : null;
  return (
    <Sheet title={title} closeLabel={t`Close`} onClose={onClose} footer={
      <>
        {share ? <Button variant="secondary" icon={<Share2 aria-hidden className="size-5" />} onClick={() => void share()}><Trans>Share</Trans></Button> : null}
        <Button icon={copied ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />} onClick={() => void copy()}>{copied ? t`Copied` : t`Copy link`}</Button>
      </>
    }>
      <div className="flex flex-col items-center gap-4">
        <p className="self-start">{children}</p>
        <Suspense fallback={<div className="size-56" />}><QrCode text={link} label={codeLabel} /></Suspense>
        <div className="w-full"><Field label={t`Link`} readOnly value={link} onFocus={(event) => event.target.select()} className="font-mono text-sm" /></div>
        <p className="self-start text-sm text-muted"><Trans>It is shown only now. You can take it back at any time.</Trans></p>
      </div>
    </Sheet>
  );
}
