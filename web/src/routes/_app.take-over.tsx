import { useQueryClient } from '@tanstack/react-query';
import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { offeredCode } from '@/features/sharing/offer';
import { TakeOverPage } from '@/features/sharing/take-over-page';

export const Route = createFileRoute('/_app/take-over')({ component: TakeOverRoute });

function TakeOverRoute() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [code] = useState(offeredCode);
  const open = async (vehicleId: string) => {
    await client.invalidateQueries();
    await navigate({ to: '/vehicles/$vehicleId', params: { vehicleId }, replace: true });
  };
  return <TakeOverPage code={code} onTaken={open} />;
}
