import { createFileRoute } from '@tanstack/react-router';
import { RatesPage } from '@/features/exchange-rates/rates-page';
import { useSession } from '@/features/session/context';

export const Route = createFileRoute('/_app/settings_/rates')({ component: RatesRoute });

function RatesRoute() {
  const { db } = useSession();
  return <RatesPage db={db} />;
}
