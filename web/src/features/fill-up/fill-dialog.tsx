import { useLingui } from '@lingui/react/macro';
import { Suspense, use, useState } from 'react';
import { useVehicles } from '@/entities/vehicle/queries';
import type { DeviceDb } from '@/shared/lib/device-db';
import { readDraft } from '@/shared/lib/drafts';
import { Sheet } from '@/shared/ui/sheet';
import { Skeleton } from '@/shared/ui/surface';
import { NoVehicle } from './fill-page';
import type { FillDraft } from './model';
import { NewFill, chooseVehicle, newFillDraftKey } from './new-fill';

type Props = { db: DeviceDb; wanted: string; onVehicle: (id: string) => void; onClose: () => void };

/** The fill-up over the page one is on; closing keeps what was typed. */
export function FillDialog({ db, wanted, onVehicle, onClose }: Props) {
  const { t } = useLingui();
  const [saved] = useState(async () => readDraft<FillDraft>(db, newFillDraftKey));
  return (
    <Sheet title={t`Fill-up`} closeLabel={t`Close`} isRouted onClose={onClose}>
      <Suspense fallback={<Skeleton className="h-96" />}>
        <DialogForm db={db} wanted={wanted} saved={saved} onVehicle={onVehicle} onClose={onClose} />
      </Suspense>
    </Sheet>
  );
}

function DialogForm({ db, wanted, saved, onVehicle, onClose }: Props & { saved: Promise<FillDraft | null> }) {
  const draft = use(saved);
  const { query, vehicles } = useVehicles();
  const vehicle = chooseVehicle(vehicles, wanted);
  if (vehicle) return <NewFill db={db} saved={draft} vehicle={vehicle} vehicles={vehicles} onVehicle={onVehicle} onSaved={onClose} startInside />;
  return query.data ? <NoVehicle /> : <Skeleton className="h-96" />;
}
