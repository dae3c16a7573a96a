import { Trans } from '@lingui/react/macro';
import { CloudUpload, TriangleAlert } from 'lucide-react';
import { Chip } from '@/shared/ui/surface';
import type { SyncMark } from './overlay';

/** A word on records that are not on the server yet. */
export function SyncChip({ mark }: { mark: SyncMark }) {
  if (mark === 'synced') return null;
  return mark === 'waiting' ? (
    <Chip icon={<CloudUpload aria-hidden className="size-3.5" />}><Trans>Waiting to sync</Trans></Chip>
  ) : (
    <Chip tone="danger" icon={<TriangleAlert aria-hidden className="size-3.5" />}><Trans>Needs attention</Trans></Chip>
  );
}
