import { createFileRoute } from '@tanstack/react-router';
import { useSession } from '@/features/session/context';
import { signOut } from '@/features/session/session';
import { DataPage } from '@/features/your-data/data-page';

export const Route = createFileRoute('/_app/settings/data')({ component: DataRoute });

function DataRoute() {
  const session = useSession();
  return <DataPage onLeft={async () => signOut(session)} />;
}
