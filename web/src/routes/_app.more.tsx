import { createFileRoute } from '@tanstack/react-router';
import { MorePage } from '@/features/household/more-page';
import { TenantSwitcher } from '@/features/household/switcher';
import { openTenant } from '@/features/session/switch-tenant';

export const Route = createFileRoute('/_app/more')({ component: () => <MorePage switcher={<TenantSwitcher onOpen={openTenant} />} /> });
