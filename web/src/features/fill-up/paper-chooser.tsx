import { useLingui } from '@lingui/react/macro';
import { Camera, ImagePlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { acceptedTypes } from '@/entities/document/new-paper';
import { cx } from '@/shared/lib/cx';

type Props = { busy: boolean; onFiles: (files: File[]) => void };

/** The ways to a receipt: with a finger the camera first, everywhere a file that is there already. */
export function PaperChooser({ busy, onFiles }: Props) {
  const { t } = useLingui();
  return (
    <div className="flex gap-3">
      <Tile className="hidden pointer-coarse:flex" busy={busy} onFiles={onFiles} accept="image/*" camera icon={<Camera aria-hidden className="size-7" />} label={t`Take a photo`} />
      <Tile busy={busy} onFiles={onFiles} accept={acceptedTypes} icon={<ImagePlus aria-hidden className="size-7" />} label={t`Choose a receipt`} />
    </div>
  );
}

type TileProps = Props & { accept: string; camera?: boolean; icon: ReactNode; label: string; className?: string };

function Tile({ busy, onFiles, accept, camera = false, icon, label, className }: TileProps) {
  return (
    <label
      className={cx(
        'relative flex size-24 flex-col items-center justify-center gap-1 rounded-md border-2 border-dashed border-field px-1 text-center text-brand',
        'hover:bg-brand-soft has-focus-visible:outline-3 has-focus-visible:outline-brand', busy && 'opacity-60', className,
      )}
    >
      {icon}
      <span className="text-xs font-semibold">{label}</span>
      <input
        type="file"
        disabled={busy}
        accept={accept}
        {...(camera ? { capture: 'environment' as const } : { multiple: true })}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          onFiles(files);
        }}
      />
    </label>
  );
}
