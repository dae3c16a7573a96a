import { createFileRoute } from '@tanstack/react-router';
import { NewTenantPage } from '@/features/household/new-tenant-page';
import { openTenant } from '@/features/session/switch-tenant';

export const Route = createFileRoute('/_app/household/new')({ component: () => <NewTenantPage onOpen={openTenant} /> });
